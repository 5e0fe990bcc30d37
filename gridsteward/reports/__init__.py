"""Records and words become workbooks and sheets."""
