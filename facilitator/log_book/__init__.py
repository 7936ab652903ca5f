"""The log book: what people promised, and what happened since."""
