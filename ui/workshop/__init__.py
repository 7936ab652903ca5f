"""An open workshop: its running order, the activity in hand, and the guide beside it."""
