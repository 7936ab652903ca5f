"""The theory of change: a board whose links are causes, and what makes a route believable.

Where we are now, what we will do, the changes we expect and the vision are the four columns of
the Live Well Programme Review (2024). Links, assumptions and indicators follow ActKnowledge and
NPC.
"""
