"""The board: notes in zones, with links, groups and votes. Every board deck runs on it."""
