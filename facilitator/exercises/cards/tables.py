"""The tables of cards in play, and the activity as it stands."""

from typing import ClassVar, cast

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from facilitator.as_written import Listed, Written
from facilitator.decks.cards import CardDeck
from facilitator.exercises.board.tables import CASCADE, Board
from facilitator.visibility import Visibility
from facilitator.workshop import Row, new_uid

DONT_KNOW = -1
"""The score of who does not know."""


class CardChoice(Row, table=True):
    """Which cards are played: those of these audiences, themes and kinds; of all, where empty."""

    __tablename__ = "card_choice"

    activity_id: int = Field(primary_key=True, foreign_key="activity.id", ondelete=CASCADE)
    audiences: list[str] = Field(default_factory=list, sa_type=Listed(list[str]))
    themes: list[str] = Field(default_factory=list, sa_type=Listed(list[str]))
    kinds: list[str] = Field(default_factory=list, sa_type=Listed(list[str]))


class CardOnWall(Row, table=True):
    """The card that the room sees, large. Navigation: never undone."""

    __tablename__ = "card_on_wall"
    __table_args__ = {"info": {"undo": False}}

    activity_id: int = Field(primary_key=True, foreign_key="activity.id", ondelete=CASCADE)
    card: str = Field(default="", description="Its code; empty where none shows.")
    sides: bool = Field(default=False, description="With the cards of the theme's other side.")


class Community(Row, table=True):
    """What a table calls 'my community': a neighbourhood, or one small group within it."""

    __tablename__ = "community"
    __table_args__ = (UniqueConstraint("activity_id", "table_number"),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE)
    table_number: int = Field(description="0: one to one, without tables.")
    name: str


class Draw(Row, table=True):
    """A card that was drawn."""

    __tablename__ = "draw"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    card: str = Field(description="Its code.")
    table_number: int = Field(description="The table that holds it; 0: one to one.")
    drawn_at_table: int = Field(description="The table that drew it: it is not drawn there again.")
    holder: str = Field(default="", description="Who holds it, as a role or a code; may be empty.")
    held: bool = Field(default=True, description="False once it was put back.")
    passed_on: int = Field(default=0, description="How often it was traded away.")


class Rating(Row, table=True):
    """How many at a table gave a card this score."""

    __tablename__ = "rating"
    __table_args__ = (UniqueConstraint("activity_id", "card", "table_number", "voice", "score"),)

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    card: str
    table_number: int = Field(description="0: without tables.")
    voice: str = ""
    score: int = Field(description="A score of the deck's scale; DONT_KNOW where nobody knows.")
    count: int


class Evidence(Row, table=True):
    """Where somebody has seen what a card says."""

    __tablename__ = "evidence"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    card: str
    text: str
    table_number: int | None = None
    visibility: str = Field(default="public", sa_type=Written(Visibility))


class CardsBoard(Board):
    """A deck of cards in play."""

    TABLES: ClassVar[tuple[type[SQLModel], ...]] = (
        *Board.TABLES,
        CardChoice,
        CardOnWall,
        Community,
        Draw,
        Rating,
        Evidence,
    )

    @property
    def cards(self) -> CardDeck:
        """The deck of cards."""
        return cast("CardDeck", self.deck)

    @property
    def choice(self) -> CardChoice:
        """Which cards are played."""
        return next(iter(self.rows["card_choice"].values()), CardChoice(activity_id=0))

    @property
    def on_wall(self) -> CardOnWall:
        """The card that the room sees."""
        return next(iter(self.rows["card_on_wall"].values()), CardOnWall(activity_id=0))

    @property
    def communities(self) -> dict[int, str]:
        """What each table calls 'my community', by the table's number."""
        return {row.table_number: row.name for row in self.rows["community"].values()}

    @property
    def draws(self) -> dict[int, Draw]:
        """Draws by id, in the order they were made."""
        return self.rows["draw"]

    @property
    def ratings(self) -> dict[int, Rating]:
        """Ratings by id."""
        return self.rows["rating"]

    @property
    def evidence(self) -> dict[int, Evidence]:
        """Evidence by id, in the order it was given."""
        return self.rows["evidence"]
