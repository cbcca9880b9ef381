"""Holds the content against its schema, its sources and its own rules: `python -m knowledge.check`."""

from knowledge.check.finding import Finding
from knowledge.check.runner import Coverage, Report, check

__all__ = ["Coverage", "Finding", "Report", "check"]
