"""The help in a window of its own, beside what people do."""
