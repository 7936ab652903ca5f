"""What can go wrong, told in one plain sentence to the person in front of the screen."""


class FacilitatorError(Exception):
    """Something the person at the keyboard can understand and act on.

    The message is one sentence, or two short ones: what happened, and what to do.
    """


class InvalidEntryError(FacilitatorError):
    """What was typed or imported cannot be kept as it stands."""
