"""The rules, a file a kind of danger. Every rule says why it is there."""
