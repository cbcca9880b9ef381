"""Rusvejviser: everything behind the public port."""
