"""Requests and complaints: which flow a case follows, where it stands, and until when what is to be done."""
