"""A base map's picture, which takes much room, once for everybody who looks at the same map."""

from typing import cast

from sqlmodel import select

from facilitator.exercises.community_map.tables import CommunityBoard, MapPicture
from ui.canvas.map.base_image import BaseImage
from ui.live_board import LiveBoard


def base_picture(live: LiveBoard) -> BaseImage | None:
    """Return the picture of a board's base map; None where none was chosen.

    It is there for as long as anybody holds it.
    """
    picture_id = cast("CommunityBoard", live.whole).settings.picture_id
    if picture_id is None:
        return None
    key = f"map-picture-{picture_id}"
    found = live.shared.get(key)
    if found is None:
        with live.store.reading() as session:
            query = select(MapPicture.data).where(MapPicture.id == picture_id)
            found = BaseImage(session.exec(query).one())
        live.shared[key] = found
    return cast("BaseImage", found)
