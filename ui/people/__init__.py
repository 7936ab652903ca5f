"""Who is in the room: people by code, the agreement, and what people need."""
