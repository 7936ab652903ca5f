"""What to say and do in a first contact, a one-to-one and a house meeting: plain words.

The guide shows it and paper prints it. What is known is filled in; what is not is left to write.
"""

from dataclasses import dataclass, field
from typing import Final

from facilitator.decks.sectors import SectorDeck
from facilitator.errors import InvalidEntryError
from facilitator.i18n import _

OPEN: Final = "…………………"
"""Stands where something is to be written in by hand."""


@dataclass(frozen=True)
class Move:
    """One move of a conversation."""

    title: str
    do: str
    say: str = ""
    """Words to begin with; nobody has to say them like this."""
    minutes: int | None = None


@dataclass(frozen=True)
class Script:
    """A conversation, move by move."""

    kind: str
    title: str
    purpose: str
    moves: list[Move]
    dos: list[str] = field(default_factory=list)
    donts: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    """Who does what, where several people host it."""
    questions: list[str] = field(default_factory=list)
    """Questions that fit; nobody has to ask all of them, or any."""
    afterwards: list[str] = field(default_factory=list)
    """What to write down when it is over."""
    facts: list[tuple[str, str]] = field(default_factory=list)
    """What was planned, each under what it is called, and empty where it is open; or nothing."""

    @property
    def minutes(self) -> int:
        """How long it takes in all; 0 where it takes as long as it takes."""
        return sum(move.minutes or 0 for move in self.moves)


@dataclass(frozen=True)
class About:
    """What is known of a conversation beforehand. Roles, or names that may be shared."""

    centre: str = ""
    sector: str = ""
    """The key of the sector in which it is."""
    place: str = ""
    who: str = ""
    introducer: str = ""
    reason: str = ""
    when: str = ""

    def words(self) -> dict[str, str]:
        """Return what is known, and a line to write on where it is not."""
        return {name: str(value).strip().rstrip(".") or OPEN for name, value in vars(self).items()}

    def facts(self, kind: str) -> list[tuple[str, str]]:
        """Return what is planned, for the head of a script; nothing where nothing is."""
        if not any((self.who, self.introducer, self.reason, self.when)):
            return []
        when = (_("When"), self.when.strip())
        if kind == "house_meeting":
            return [(_("Host"), self.who.strip()), (_("Question"), self.reason.strip()), when]
        return [
            (_("With whom"), self.who.strip()),
            *([(_("Where"), self.place.strip())] if self.place.strip() else []),
            (_("Sent by"), self.introducer.strip()),
            (_("Why them"), self.reason.strip()),
            when,
        ]


def script(kind: str, deck: SectorDeck, about: About | None = None) -> Script:
    """Return the script of a conversation of this kind, with the deck's dos and don'ts."""
    scripts = {
        "first_contact": _first_contact,
        "one_to_one": _one_to_one,
        "house_meeting": _house_meeting,
    }
    if kind not in scripts:
        raise InvalidEntryError(
            _("There is no conversation of the kind “{kind}”; choose another kind.").format(
                kind=kind
            )
        )
    known = about or About()
    made = vars(scripts[kind](known.words()))
    facts = known.facts(kind)
    told = [_("Do they know that we hold their name, if we do?")]
    if not facts or kind == "house_meeting":
        told = []
    more = {
        "dos": list(deck.dos),
        "donts": list(deck.donts),
        "questions": questions(kind, known.sector),
        "afterwards": [*made["afterwards"], *told],
        "facts": facts,
    }
    return Script(**{**made, **more})


def kinds() -> dict[str, str]:
    """Return what each kind of conversation is called."""
    return {
        "first_contact": _("First contact"),
        "one_to_one": _("One-to-one"),
        "house_meeting": _("House meeting"),
    }


def questions(kind: str, sector: str = "") -> list[str]:
    """Return questions that fit a conversation of this kind, in a sector with this key."""
    of_kind = {
        "first_contact": [_("“What takes most of your week at the moment?”")],
        "one_to_one": [
            _("“Who first showed you that this matters?”"),
            _("“What have you tried that nobody got to see?”"),
            _("“What would you do here with one more pair of hands?”"),
        ],
        "house_meeting": [
            _("“What have we already tried, and what came of it?”"),
            _("“Who feels this too, and is not in this room?”"),
        ],
    }
    of_sector = {
        "state": _("“Which part of this is yours to decide, and who decides the rest?”"),
        "market": _("“Who works with you, and how do they get here?”"),
        "civil_society": _("“Whom do people come to here, before they ask anybody else?”"),
    }
    own = [of_sector[sector]] if sector in of_sector else []
    return [*own, *of_kind.get(kind, [])]


def _first_contact(words: dict[str, str]) -> Script:
    return Script(
        kind="first_contact",
        title=kinds()["first_contact"],
        purpose=_("To be known to each other, and to agree on a time to talk. Nothing more."),
        moves=[
            Move(
                _("Who sent me"),
                _("Begin with somebody whom you both know."),
                _("“{introducer} said that I should talk with you.”").format(**words),
            ),
            Move(
                _("How I fit in"),
                _("Say in one sentence who you are and what you do around here."),
                _("“I am with {centre}.”").format(**words),
            ),
            Move(
                _("Why you"),
                _("Say what you noticed about them, and mean it."),
                _why_you(words),
            ),
            Move(
                _("When"),
                _("Offer a time and a place that are easy for them, and then be quiet."),
                _("“Could we meet for half an hour? Would {when} suit you?”").format(**words),
            ),
        ],
        afterwards=[_("What they said"), _("When and where we meet"), _("Who else was named")],
    )


def _why_you(words: dict[str, str]) -> str:
    """Return a beginning that fits a reason however it was written down."""
    if words["reason"] == OPEN:
        return _("“I thought of you because {reason}.”").format(**words)
    return _("“I thought of you: {reason}.”").format(**words)


def _one_to_one(words: dict[str, str]) -> Script:
    return Script(
        kind="one_to_one",
        title=kinds()["one_to_one"],
        purpose=_("To find out what moves the other person. Half of it is listening."),
        moves=[
            Move(
                _("Settle in"),
                _("Say how long it takes, and ask whether you may write something down later."),
                _("“{introducer} brought us together. Do you have forty minutes?”").format(**words),
                minutes=5,
            ),
            Move(
                _("Why you do this"),
                _("Ask what brought them here, and follow what lights them up."),
                _("“How did you come to do this? What keeps you at it?”"),
                minutes=15,
            ),
            Move(
                _("Why I do this"),
                _("Tell your own story: one moment rather than a career."),
                _("“For me it began when …”"),
                minutes=10,
            ),
            Move(
                _("What we share"),
                _("Say aloud what you both care about, and ask whether that is right."),
                _("“It sounds as if we both care about …”"),
                minutes=5,
            ),
            Move(
                _("What next"),
                _("Agree on one small step, and ask whom else you should meet."),
                _("“Who else should I talk with? May I say that you sent me?”"),
                minutes=5,
            ),
        ],
        afterwards=_written_afterwards(),
    )


def _house_meeting(words: dict[str, str]) -> Script:
    usual = _("When did this last touch you, or somebody close to you?")
    asked = usual if words["reason"] == OPEN else words["reason"]
    return Script(
        kind="house_meeting",
        title=kinds()["house_meeting"],
        purpose=_("To let six to ten people hear each other's stories, and find what they share."),
        moves=[
            Move(
                _("Welcome"),
                _("The host says why these people are here, and how long it takes."),
                _("“Thank you for coming. We have an hour, and one question.”"),
                minutes=5,
            ),
            Move(
                _("Stories, one after another"),
                _("Everybody answers the same question, in turn, without being interrupted."),
                _("“{question}”").format(question=asked),
                minutes=25,
            ),
            Move(
                _("What we share"),
                _("Ask what came up more than once. Say it back in their words."),
                _("“What did you hear more than once?”"),
                minutes=10,
            ),
            Move(
                _("Who offers what"),
                _("Pass round the sign-up slip: small offers are as good as large ones."),
                _("“What is one thing that you could bring, or do?”"),
                minutes=10,
            ),
            Move(
                _("What next"),
                _("Agree on the next date before anybody leaves, and thank the host."),
                _("“When do we meet again, and who else should be here?”"),
                minutes=10,
            ),
        ],
        roles=[
            _("The host opens the door and the meeting."),
            _("The chair keeps to the question, and sees that everybody speaks once."),
            _("The scribe writes down what is shared, and stories only with consent."),
            _("The timekeeper says when half of the time is over."),
        ],
        afterwards=[
            _("How many were invited, and how many came"),
            _("What they share"),
            _("Who offers what"),
            _("The next date"),
            _how_far(),
        ],
    )


def _written_afterwards() -> list[str]:
    return [
        _("What lights them up"),
        _("What we share"),
        _("Whom they suggested"),
        _("The next step"),
        _("Whether notes may be kept"),
        _("Who did the talking, from 1 (all us) over 3 (even) to 5 (all them)"),
        _how_far(),
    ]


def in_a_word() -> set[str]:
    """Return what one word or number says, of what is written down when it is over."""
    return {*_written_afterwards()[-3:], _("How many were invited, and how many came"), _how_far()}


def _how_far() -> str:
    return _("How far we kept to what helps, from 1 (hardly) to 4 (all along)")
