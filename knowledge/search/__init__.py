"""Search over all passages of a municipality and the law: SQLite FTS5 in memory, made for Danish everyday questions."""

from knowledge.search.hit import GOOD_SCORE, Hit
from knowledge.search.index import SearchIndex

__all__ = ["GOOD_SCORE", "Hit", "SearchIndex"]
