"""How hard a passphrase is to guess, in plain words. Nothing is demanded of it but a length."""

from typing import Literal

from facilitator.i18n import _

Strength = Literal["none", "short", "fair", "good"]

FAIR = 10
GOOD = 16
"""So many letters, as of four short words, are beyond guessing by a computer of today."""
FEWEST_DIFFERENT = 5
"""A passphrase of fewer different letters is as weak as a short one, such as aaaaaaaaaaaaaaaa."""


def strength(words: str) -> Strength:
    """Return how hard a passphrase is to guess, by its length."""
    length = len(words.strip())
    if not length:
        return "none"
    if length < FAIR or len(set(words)) < FEWEST_DIFFERENT:
        return "short"
    return "good" if length >= GOOD else "fair"


def hint(words: str) -> str:
    """Return the same in a sentence, with what would be better."""
    return {
        "none": _("Several words that you will remember make a good passphrase."),
        "short": _("Short: a computer guesses this. Add two or three words."),
        "fair": _("Fair. One more word makes it far harder to guess."),
        "good": _("Good: long, and hard to guess."),
    }[strength(words)]
