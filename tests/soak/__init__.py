"""The long harnesses: `make soak`."""
