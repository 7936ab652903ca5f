"""A document's base map, drawings, places and list as a community map's rows."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from facilitator.exercises.board.exchange import BoardImport
from facilitator.exercises.board.labels import reserve_labels
from facilitator.exercises.community_map.document import (
    BaseMapDocument,
    CommunityMapDocument,
    CommunitySettingsDocument,
    DrawingDocument,
    PlaceDocument,
    ProvisionDocument,
)
from facilitator.exercises.community_map.soundness import labels_in
from facilitator.exercises.community_map.tables import (
    CommunityMap,
    Drawing,
    MapOutline,
    MapPicture,
    MapPlace,
    Patch,
    Provision,
)
from facilitator.workshop import now, saved_id


class CommunityImport(BoardImport):
    """Writes a map. What was said of all drawings together is worked out anew, never taken in."""

    def write(self, document: Any) -> None:
        """Write everything that is on the map."""
        super().write(document)
        self._write_map(document)

    def settings(self, settings: CommunitySettingsDocument) -> None:
        """Write what holds for the whole map."""
        found = self.session.get_one(CommunityMap, self.activity_id)
        found.minimum, found.revealed = settings.minimum, settings.revealed
        self.session.add(found)

    def _write_map(self, document: CommunityMapDocument) -> None:
        if document.base_map is not None:
            self._base_map(document.base_map)
        self.session.add_all(
            MapOutline(activity_id=self.activity_id, **self._values(part))
            for part in document.outlines
        )
        taken = {drawing.participant for drawing in document.drawings}
        for drawing in document.drawings:
            self._drawing(drawing, taken)
        pins = {place.id: self._place(place) for place in document.places}
        for part in document.provision:
            self._happening(part, pins)
        reserve_labels(
            self.session, self.activity_id, _last_numbers(document.labels, labels_in(document))
        )

    def _base_map(self, part: BaseMapDocument) -> None:
        from facilitator.exercises.community_map.base_map import size_of

        width, height = size_of(part.data)
        picture = MapPicture(
            activity_id=self.activity_id,
            media_type=part.media_type,
            width=width,
            height=height,
            digest=sha256(part.data).hexdigest(),
            data=part.data,
        )
        self.session.add(picture)
        self.session.flush()
        settings = self.session.get_one(CommunityMap, self.activity_id)
        settings.picture_id = saved_id(picture)
        settings.width, settings.height = width, height
        settings.base_title, settings.attribution = part.title, part.attribution
        settings.crs, settings.to_crs = part.crs, part.to_crs
        settings.control_points = [[*each.pixel, *each.lon_lat] for each in part.control_points]
        self.session.add(settings)

    def _drawing(self, part: DrawingDocument, taken: set[str]) -> None:
        values = part.model_dump(exclude={"uid", "areas", "participant", "made_at"})
        participant = part.participant or _free_code(taken)
        taken.add(participant)
        row = Drawing(
            activity_id=self.activity_id,
            uid=self.uids.keep(part.uid),
            participant=participant,
            made_at=part.made_at or now(),
            **values,
        )
        self.session.add(row)
        self.session.flush()
        self.session.add_all(
            Patch(
                activity_id=self.activity_id,
                drawing_id=saved_id(row),
                uid=self.uids.keep(patch.uid),
                kind=patch.kind,
                rings=_listed(patch.rings),
            )
            for patch in part.areas
        )

    def _place(self, part: PlaceDocument) -> int:
        values = part.model_dump(exclude={"id", "uid", "label", "pixel"})
        row = MapPlace(
            activity_id=self.activity_id,
            uid=self.uids.keep(part.uid),
            label=part.id,
            title=part.label,
            x=part.pixel[0],
            y=part.pixel[1],
            **values,
        )
        self.session.add(row)
        self.session.flush()
        return saved_id(row)

    def _happening(self, part: ProvisionDocument, pins: dict[str, int]) -> None:
        values = part.model_dump(exclude={"id", "uid", "at"})
        self.session.add(
            Provision(
                activity_id=self.activity_id,
                uid=self.uids.keep(part.uid),
                label=part.id,
                place_id=pins.get(part.at.upper()),
                **values,
            )
        )

    def _values(self, part: Any) -> dict[str, Any]:
        polygons = [_listed(rings) for rings in part.polygons]
        return {"uid": self.uids.keep(part.uid), "name": part.name, "polygons": polygons}


def _listed(rings: Iterable[Iterable[tuple[float, float]]]) -> list[list[list[float]]]:
    return [[[x, y] for x, y in ring] for ring in rings]


def _free_code(taken: set[str]) -> str:
    """Return a code for a drawing that came as nobody's."""
    number = 1
    while f"P{number}" in taken:
        number += 1
    return f"P{number}"


def _last_numbers(known: dict[str, int], labels: Iterable[str]) -> dict[str, int]:
    last = dict(known)
    for label in labels:
        prefix = label.rstrip("0123456789")
        last[prefix] = max(last.get(prefix, 0), int(label[len(prefix) :]))
    return last
