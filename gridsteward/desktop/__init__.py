"""The only room with PySide6."""
