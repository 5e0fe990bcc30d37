"""The ways between devices: a hub over HTTP, a folder or stick. One set of questions for both."""
