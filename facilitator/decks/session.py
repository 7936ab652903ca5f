"""Session decks: the running order of a day, which a coach prepares and hands over."""

from typing import Literal, Self

from pydantic import Field, model_validator

from facilitator.clean import ClockTime
from facilitator.decks.board import MOMENT, BoardDeck, MisplacedError, Plan, Step
from facilitator.decks.parts import USUAL_LANGUAGE, DeckHead, DeckPart, Key, Minutes, TimedStep
from facilitator.i18n import _

Kind = Literal["activity", "talk", "break", "buffer", "closing"]
"""`activity` runs a board; the others are moments of the day without one."""


class SessionStep(TimedStep):
    """A step as this session runs it."""

    prompt: str = Field(default="", description="Asked instead of the board's own prompt.")


class SessionActivity(DeckPart):
    """One line of the running order."""

    kind: Kind = "activity"
    title: str = Field(default="", description="Empty where it is the board's.")
    starts: ClockTime = Field(default="", description="Pinned: it starts then, whatever happens.")
    notes: str = Field(default="", description="For the facilitator alone.")
    materials: list[str] = []

    deck: Key | Literal[""] = Field(default="", description="The board deck that it runs on.")
    plan: Key | Literal[""] = Field(default="", description="Empty: the board's first plan.")
    steps: list[SessionStep] = Field(default=[], description="Instead of the plan's own.")

    minutes: Minutes | None = None
    least: Minutes | None = None
    can_go: bool = False
    instead: str = ""
    prompt: str = ""
    do: str = ""
    tip: str = ""
    on_paper: str = ""

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Self:
        if self.kind == "activity":
            if not self.deck:
                raise MisplacedError(
                    _("An activity names the deck of its board; write it here."), "deck"
                )
            own = self._written("minutes", "least", "prompt", "do", "tip", "on_paper")
            if own:
                why = _(
                    "An activity's minutes, prompts and papers belong to its steps; write them "
                    "there."
                )
                raise MisplacedError(why, own)
        elif written := self._written("deck", "plan", "steps"):
            raise MisplacedError(
                _("Only an activity has a board and steps; leave them out here."), written
            )
        elif not (self.minutes and self.title):
            raise MisplacedError(
                _("A talk, break, buffer or closing has a title and minutes; add what is missing.")
            )
        return self

    def _written(self, *keys: str) -> str:
        return next((key for key in keys if getattr(self, key)), "")

    def as_board(self, language: str = USUAL_LANGUAGE) -> BoardDeck:
        """Return a moment of the day as the deck that it runs on; it has one step and no zone.

        `language` is that of the session deck.
        """
        role = self.kind if self.kind in ("break", "buffer", "closing") else ""
        step = Step(
            key=MOMENT,
            title=self.title,
            prompt=self.prompt,
            do=self.do,
            tip=self.tip,
            role=role,
            on_paper=self.on_paper,
        )
        timed = TimedStep(
            step=MOMENT,
            minutes=self.minutes or 1,
            least=self.least,
            can_go=self.can_go,
            instead=self.instead,
        )
        plan = Plan(key=MOMENT, title=self.title, steps=[timed])
        return BoardDeck(
            id=MOMENT,
            version=1,
            exercise=MOMENT,
            title=self.title,
            language=language,
            steps=[step],
            plans=[plan],
        )

    def steps_on(self, board: BoardDeck) -> list[SessionStep]:
        """Return the steps that are run, on the board of this activity."""
        if self.steps:
            return self.steps
        return [SessionStep(**timed.model_dump()) for timed in board.plan(self.plan or "").steps]


class SessionDeck(DeckHead):
    """A day, prepared: what happens in which order, and for how long."""

    starts: ClockTime = ""
    activities: list[SessionActivity] = Field(min_length=1)
