"""What a Danish sentence means, as numbers: word for word into English, then an English sentence encoder.

No Danish sentence encoder can be installed from a package index; an English one can. docs/understanding.md has what it brings.
"""
