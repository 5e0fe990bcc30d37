"""The contact round of an outage: whose turn it is, with clocks."""
