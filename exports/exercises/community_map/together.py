"""What all maps say together, in words: for legends, for who cannot see a map, and for the wall."""

from typing import TYPE_CHECKING

from exports.exercises.community_map.base import MapOf
from facilitator.exercises.community_map import agreement_words
from facilitator.exercises.community_map.agreement_words import (
    CORE,
    band_title,
    percent,
    said_area,
    too_few,
)
from facilitator.exercises.community_map.document import AgreementDocument, SurfaceDocument
from facilitator.i18n import _, ngettext

if TYPE_CHECKING:
    from shapely import MultiPolygon

    from exports.exercises.community_map.frame import MapFrame


def band_label(place: int) -> str:
    """Say a band's share as shortly as it stands on the map."""
    return (
        _("under 25\u00a0%"),
        _("25\u00a0%"),
        _("50\u00a0%"),
        _("75\u00a0%"),
    )[place]


def counted(surface: SurfaceDocument) -> str:
    """Say how many people's maps lie over one another here."""
    count = surface.maps
    if surface.name:
        words = ngettext(
            "{count} person calls it “{name}”.", "{count} people call it “{name}”.", count
        )
        return words.format(count=count, name=surface.name)
    words = ngettext("{count} person’s map.", "{count} people’s maps over one another.", count)
    return words.format(count=count)


def aloud(words: MapOf, at: "MapFrame", surface: SurfaceDocument | None) -> str:
    """Say what the map shows to who cannot see it."""
    title = words.base.title or _("the neighbourhood")
    if surface is None:
        return " ".join(
            [
                _("A map of {title}.").format(title=title),
                too_few(words.agreement.maps, words.agreement.minimum),
            ]
        )
    said = [_("Agreement map of {title}.").format(title=title), counted(surface)]
    shapes = [at.shape(band.polygons) for band in surface.bands]
    core = shapes[CORE]
    if core.is_empty:
        said.append(_("There is no core: no ground is on three quarters of the maps."))
    else:
        said.append(_("The core lies {where}.").format(where=where(core, at)))
    whole = at.rect.width * at.rect.height
    for place in range(CORE, -1, -1):
        if not shapes[place].is_empty:
            share = percent(shapes[place].area / whole)
            line = _("{band}: {share} of the base map{area}.")
            area = band_area(words, surface, place)
            area = f", {area}" if area else ""
            said.append(line.format(band=band_title(place), share=share, area=area))
    said += [
        _("The boundary “{name}” is drawn as well.").format(name=each.name)
        for each in words.document.outlines[:3]
    ]
    return " ".join(said)


def two_names_title(agreement: AgreementDocument) -> str:
    """Say what ground with two names is called, where that is one pair that may be told."""
    pairs = {tuple(sorted(each.names)) for each in agreement.two_names}
    if len(pairs) == 1 and len(pair := pairs.pop()) == 2:
        return _("Ground called {one} and {other}").format(one=pair[0], other=pair[1])
    return _("Ground with two names")


def where(shape: "MultiPolygon", at: "MapFrame") -> str:
    """Say in which part of the map something lies."""
    middle = shape.centroid
    column = min(2, max(0, int(3 * (middle.x - at.rect.x) / at.rect.width)))
    row = min(2, max(0, int(3 * (middle.y - at.rect.y) / at.rect.height)))
    return (
        (_("at the top left"), _("at the top"), _("at the top right")),
        (_("on the left"), _("in the middle"), _("on the right")),
        (_("at the bottom left"), _("at the bottom"), _("at the bottom right")),
    )[row][column]


def band_area(words: MapOf, surface: SurfaceDocument, place: int) -> str:
    """Say how large a band is on the ground; nothing where nobody said where the map lies."""
    from exports.exercises.community_map.frame import shape_in_pixels

    if words.ground is None:
        return ""
    shape = shape_in_pixels(surface.bands[place].polygons)
    return "" if shape.is_empty else said_area(words.ground.square_metres(shape))


def fact_sentences(words: MapOf) -> list[str]:
    """Return what the numbers say, the most telling first; nothing where maps are too few."""
    if words.everybody is None:
        return []
    outlines = words.document.outlines
    boundary = outlines[0].name if len(outlines) == 1 else _("the official boundary")
    return agreement_words.fact_sentences(
        words.agreement.facts, boundary if outlines else "", areas=False
    )
