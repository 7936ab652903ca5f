"""What the app takes, each figure beside its floor in the same run: `make bench`."""
