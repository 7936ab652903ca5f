"""The log book on paper: slips, what the room shares, the booklet, and what happened since."""
