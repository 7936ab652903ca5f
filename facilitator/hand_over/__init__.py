"""Handing a workshop over on a stick: the copy of its file, whom that speaks of, its folder."""
