"""The sector map: whom a group knows, whom it needs to know, and the conversation that follows."""
