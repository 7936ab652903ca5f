"""The agreement of four parts: what it says, as it is read out and printed."""

from typing import NamedTuple

from facilitator.i18n import _


class AgreementPart(NamedTuple):
    """One part of the agreement: which, in two words, and as it is read out."""

    key: str
    title: str
    words: str


class Agreement(NamedTuple):
    """What is read out before people say anything, in under a minute."""

    opening: str
    parts: tuple[AgreementPart, ...]
    closing: str

    def text(self) -> str:
        """Return the whole of it, a paragraph for each part."""
        return "\n".join((self.opening, *(part.words for part in self.parts), self.closing))


def agreement() -> Agreement:
    """Return the agreement of four parts, in the language that the app speaks."""
    return Agreement(
        _("Before we begin, four questions. Yes and no are both good answers, to each of them."),
        (
            AgreementPart(
                "joins",
                _("Take part"),
                _("Would you like to take part? Say as much as you like, and stop when you like."),
            ),
            AgreementPart(
                "keep_notes",
                _("Keep my notes"),
                _("May we keep what you say, written down, without your name?"),
            ),
            AgreementPart(
                "quote",
                _("Quote me"),
                _("May we use your words when we tell others about today, without your name?"),
            ),
            AgreementPart(
                "photograph",
                _("Photograph me"),
                _("May you be in the photographs that we take today?"),
            ),
        ),
        _(
            "You have a code here, and no name. If you change your mind, today or later, tell us "
            "your code: we stop, and nobody asks you why."
        ),
    )
