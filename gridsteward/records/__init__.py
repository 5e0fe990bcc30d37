"""What we speak of: frozen records, ids, types of vocabularies. No I/O."""
