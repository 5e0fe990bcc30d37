"""What looking after people needs beside its page: the emergency card and the word for the door."""
