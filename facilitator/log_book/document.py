"""The log book, and the people in it, in the open exchange format."""

from typing import Literal

from pydantic import Field

from facilitator.clean import Line, SomeLine, Text, Uid
from facilitator.documents import Part
from facilitator.log_book.days import NearDay


class PersonDocument(Part):
    """Somebody, by role; a name that may not be shared leaves only with everything else."""

    uid: Uid = ""
    role: SomeLine
    voice: Literal["", "resident", "community_group", "staff", "leader"] = ""
    name: Line = ""
    name_may_be_held: bool = False
    name_may_be_shared: bool = False
    supplied_by: Line = ""
    supplied_on: NearDay = ""
    tell_by: NearDay = ""
    told_on: NearDay = ""
    private_text: Text = ""


class FollowUpDocument(Part):
    """What happened since."""

    uid: Uid = ""
    heard_on: NearDay = ""
    outcome: Literal["done", "changed", "let_go", "still_going"]
    happened: Text = ""
    there: list[Line] = []
    learned: Text = ""
    surprised: Text = ""
    next_step: Text = ""


class PromiseDocument(Part):
    """What somebody promised. `person` and `activity` are uids of this document."""

    uid: Uid = ""
    activity: Uid = ""
    person: Uid = ""
    what: Text
    with_whom: list[Line] = []
    first_step: Text = ""
    by: NearDay = ""
    source: Line = ""
    community: Line = ""
    place: Line = ""
    share: Literal["room", "team"] = "team"
    state: Literal["open", "done", "changed", "let_go"] = "open"
    made_on: NearDay = ""
    made_at: Line = ""
    waits: bool = False
    follow_ups: list[FollowUpDocument] = []


class PaperReminderDocument(Part):
    """Somebody wants to be reminded of their own paper on this day."""

    uid: Uid = ""
    remind_on: NearDay = Field(min_length=1)
