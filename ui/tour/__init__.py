"""A tour of five minutes, on the finished example."""
