"""The method and the file: what a workshop is, without a window and without paper."""

__version__ = "0.1.0"
