"""What travels, as bytes: bundles, membership records, requests. Without the store, so that the hub can read it too."""
