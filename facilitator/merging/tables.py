"""What two copies of a workshop said differently, kept when they came together."""

from sqlmodel import Field

from facilitator.workshop import Row


class Difference(Row, table=True):
    """What another copy had where this workshop has something else."""

    id: int | None = Field(default=None, primary_key=True)
    about: str = Field(description="The uid of the row.")
    field: str
    other: str = Field(description="The other copy's value, as JSON.")
