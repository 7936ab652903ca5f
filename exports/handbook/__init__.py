"""The help on paper: the quick start, two sides of A4, and the handbook with everything in it."""

from exports.handbook.book import handbook
from exports.handbook.quick import quick_start

__all__ = ["handbook", "quick_start"]
