"""The only room with SQLCipher: open, unlock, migrate, query, the one write API."""
