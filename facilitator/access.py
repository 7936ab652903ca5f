"""What access needs ask for: what is printed because of them, and what nobody is to forget.

Needs are counts by kind, such as `{"large_print": 2}`; the kinds are those of
`facilitator.participants.NEEDS`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitator.i18n import _, ngettext

OPENING = "opening"
"""The role of the first step of a day, for reminders."""


@dataclass(frozen=True)
class NeededPrint:
    """A kind of print that is needed, how many copies of it, and the sentence that says so."""

    kind: str
    count: int
    why: str


def need_title(kind: str) -> str:
    """Return what a need is called; one that we do not know, as it was called."""
    titles = {
        "interpreter": _("Interpreter, spoken language"),
        "bsl": _("BSL interpreter"),
        "reader_copy": _("Reader copy, to listen to"),
        "large_print": _("Large print"),
        "hearing_loop": _("Hearing loop"),
        "travel_or_fee": _("Travel or fee paid"),
    }
    return titles.get(kind, kind)


def needed_prints(needs: Mapping[str, int]) -> list[NeededPrint]:
    """Return what is to be printed because of what people need."""
    large, reader = needs.get("large_print", 0), needs.get("reader_copy", 0)
    wordings = (
        (
            "large_print",
            large,
            ngettext(
                "{count} person needs large print: print one copy of each large print sheet.",
                "{count} people need large print: print {count} copies of each large print sheet.",
                large,
            ),
        ),
        (
            "reader_copy",
            reader,
            ngettext(
                "{count} person needs a reader copy: the lists say in words what the board "
                "shows. Give them the files, or read them out.",
                "{count} people need a reader copy: the lists say in words what the board "
                "shows. Give them the files, or read them out.",
                reader,
            ),
        ),
    )
    return [
        NeededPrint(kind, count, words.format(count=count))
        for kind, count, words in wordings
        if count
    ]


def reminders_of(needs: Mapping[str, int], role: str) -> list[str]:
    """Return the reminders that follow from how many people need what."""
    told: dict[str, Iterator[tuple[str, str]]] = {
        OPENING: _at_the_opening(needs),
        "quiet": _at_quiet_writing(),
        "break": _at_a_break(needs),
        "closing": _at_the_closing(needs),
    }
    return [sentence for kind, sentence in told.get(role, ()) if needs.get(kind)]


def _at_the_opening(needs: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    yield "interpreter", _("Can everybody who wants the interpreter sit close to them?")
    yield "bsl", _("Is there light on the BSL interpreter, and a clear view of them?")
    yield "reader_copy", _a_reader_copy(needs.get("reader_copy", 0))
    yield "large_print", _a_large_copy(needs.get("large_print", 0))
    yield "hearing_loop", _("Is the hearing loop on? Try it, and speak into the microphone.")


def _at_quiet_writing() -> Iterator[tuple[str, str]]:
    yield "interpreter", _("Wait until the interpreter has finished before people begin to write.")
    yield "bsl", _("Wait until the BSL interpreter has finished before people look down to write.")
    yield "reader_copy", _("Say the question twice, for whoever does not read it from the wall.")


def _at_a_break(needs: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    yield "interpreter", _("The interpreter needs a break too.")
    yield "bsl", _("The BSL interpreter needs a break too.")
    yield "large_print", _a_large_copy(needs.get("large_print", 0))


def _at_the_closing(needs: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    yield "reader_copy", _("Read the outcome out before people leave, promises first.")
    owed = needs.get("travel_or_fee", 0)
    yield (
        "travel_or_fee",
        ngettext(
            "{count} person is owed travel or a fee: is it ready, in an envelope?",
            "{count} people are owed travel or a fee: is it ready, in envelopes?",
            owed,
        ).format(count=owed),
    )


def _a_large_copy(count: int) -> str:
    return ngettext(
        "{count} person needs a large print copy: is it on the table?",
        "{count} people need a large print copy: are they on the tables?",
        count,
    ).format(count=count)


def _a_reader_copy(count: int) -> str:
    return ngettext(
        "{count} person needs a reader copy: is it ready for them?",
        "{count} people need a reader copy: is it ready for them?",
        count,
    ).format(count=count)
