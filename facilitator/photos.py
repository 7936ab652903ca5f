"""Photographs of flipcharts and sheets, attached to an activity."""

from sqlmodel import Field

from facilitator.workshop import Row, new_uid, now


class Photo(Row, table=True):
    """A picture of what was on paper."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete="CASCADE", index=True)
    caption: str = ""
    visibility: str = "public"
    data: bytes = Field(description="JPEG or PNG, without what the camera wrote about itself.")
    added_at: str = Field(default_factory=now, description="UTC.")
