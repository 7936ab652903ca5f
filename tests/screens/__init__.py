"""Pictures of every screen and print, for people to look at: `make screens`."""
