"""A community map's rows as an exchange document; `CommunityImport` makes them rows again."""

from collections.abc import Mapping

from facilitator.exercises.board.exchange import BoardExport, Values, by_owner, shared
from facilitator.exercises.community_map.document import (
    BaseMapDocument,
    CommunitySettingsDocument,
    DrawingDocument,
    OutlineDocument,
    PatchDocument,
    PlaceDocument,
    ProvisionDocument,
)
from facilitator.exercises.community_map.importing import CommunityImport
from facilitator.exercises.community_map.tables import CommunityBoard, Drawing, MapPlace, Provision

__all__ = ["CommunityExport", "CommunityImport"]


class CommunityExport(BoardExport):
    """Adds the map. Without everything else, drawings leave only as what they say together."""

    board: CommunityBoard

    def __init__(
        self, board: CommunityBoard, *, complete: bool, people: Mapping[int, str] | None = None
    ) -> None:
        super().__init__(board, complete=complete, people=people)
        self._complete = complete
        self._patches = by_owner(board.patches.values(), "drawing_id")
        self._places = {
            place_id: place
            for place_id, place in board.places.items()
            if complete or place.visibility == "public"
        }
        self._provision = [row for row in board.provision.values() if complete or row.may_be_listed]
        self._drawings = [row for row in board.drawings.values() if complete or row.may_be_shown]
        self.left_out["drawings"] = len(board.drawings) - len(self._drawings)
        self.left_out["places"] = len(board.places) - len(self._places)
        self.left_out["provision"] = len(board.provision) - len(self._provision)

    def parts(self) -> Values:
        """Return the base map, boundaries, drawings, places and what happens here."""
        return {
            **super().parts(),
            "base_map": self._base_map(),
            "outlines": [shared(row, OutlineDocument) for row in self.board.outlines.values()],
            "drawings": [self._drawing(row) for row in self._drawings],
            "places": [self._place(row) for row in self._places.values()],
            "provision": [self._happening(row) for row in self._provision],
            "agreement": None if self._complete else self._agreement(),
        }

    def settings(self) -> Values:
        """Return the plan, and what holds for the whole map."""
        return {**super().settings(), **shared(self.board.settings, CommunitySettingsDocument)}

    def _base_map(self) -> Values | None:
        picture, settings = self.board.picture, self.board.settings
        if picture is None:
            return None
        return {
            **shared(settings, BaseMapDocument),
            "media_type": picture.media_type,
            "data": picture.data,
            "title": settings.base_title,
            "control_points": [
                {"pixel": (x, y), "lon_lat": (longitude, latitude)}
                for x, y, longitude, latitude in settings.control_points
            ],
        }

    def _drawing(self, row: Drawing) -> Values:
        """Return a drawing; without its code and table where not everything leaves."""
        values = shared(row, DrawingDocument)
        if not self._complete:
            values = {name: values[name] for name in ("uid", "name", "may_be_shown")}
        patches = self._patches[row.id or 0]
        return {**values, "areas": [shared(patch, PatchDocument) for patch in patches]}

    def _place(self, row: MapPlace) -> Values:
        values = shared(row, PlaceDocument)
        return {**values, "id": row.label, "label": row.title, "pixel": (row.x, row.y)}

    def _happening(self, row: Provision) -> Values:
        pin = self._places.get(row.place_id or 0)
        values = {**shared(row, ProvisionDocument), "id": row.label, "at": pin.label if pin else ""}
        return values if self._complete else {**values, "barrier": ""}

    def _agreement(self) -> Values:
        from facilitator.exercises.community_map.agreement import agreement_of_board

        return agreement_of_board(self.board).model_dump(by_alias=True)
