"""The run of the day: its plan, its clock, and what becomes of it when time runs short."""
