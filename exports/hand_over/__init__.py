"""What a hand-over folder holds besides the printed pack: reader copies, and a day on one page."""
