"""The command line: words the operations, holds no logic of its own."""
