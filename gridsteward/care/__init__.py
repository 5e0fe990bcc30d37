"""Special care: needs, rhythms and the dates they hang on."""
