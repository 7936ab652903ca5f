"""What the facilitator touches and what the room sees."""
