"""The map: a base map's picture, what lies over it, and the tools that draw on it.

Every place is in pixels of the base map, from its top left.
"""
