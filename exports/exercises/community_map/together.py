"""What all maps say together, in words: for legends, for who cannot see a map, and for the wall."""

from typing import TYPE_CHECKING

from exports.exercises.community_map.base import MapOf, area_words, percent
from facilitator.exercises.community_map.document import AgreementDocument, SurfaceDocument
from facilitator.i18n import _, ngettext

if TYPE_CHECKING:
    from shapely import MultiPolygon

    from exports.exercises.community_map.frame import MapFrame

CORE = 3
"""The place of the core among the four bands."""


def band_title(place: int) -> str:
    """Say which share of the maps a band is."""
    return (
        _("Under 25\u00a0%: the edge"),
        _("25 to under 50\u00a0%"),
        _("50 to under 75\u00a0%"),
        _("75\u00a0% or more: the core"),
    )[place]


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


def too_few(words: MapOf) -> str:
    """Say why there are no shares."""
    maps, least = words.agreement.maps, words.agreement.minimum
    said = ngettext(
        "{count} map so far. Shares are shown from {least} maps on, so that nobody’s own map can "
        "be told from them.",
        "{count} maps so far. Shares are shown from {least} maps on, so that nobody’s own map can "
        "be told from them.",
        maps,
    )
    return said.format(count=maps, least=least)


def aloud(words: MapOf, at: "MapFrame", surface: SurfaceDocument | None) -> str:
    """Say what the map shows to who cannot see it."""
    title = words.base.title or _("the neighbourhood")
    if surface is None:
        return " ".join([_("A map of {title}.").format(title=title), too_few(words)])
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
    return "" if shape.is_empty else area_words(words.ground.square_metres(shape))


def fact_sentences(words: MapOf) -> list[str]:
    """Return what the numbers say, the most telling first."""
    facts = words.agreement.facts
    if words.everybody is None:
        return []
    found = [*_core(facts), *_agreeing(facts), *_boundary(words, facts), *_sizes(facts)]
    return [*found, *_places(facts)]


def _core(facts: dict[str, float]) -> list[str]:
    cores = int(facts.get("cores", 0))
    found = []
    if "cores" in facts and cores == 0:
        found.append(_("No ground is on three quarters of the maps: there is no core."))
    if cores > 1:
        found.append(
            ngettext("There is {count} core.", "There are {count} separate cores.", cores).format(
                count=cores
            )
        )
    if "core_across_minutes" in facts:
        minutes = int(facts["core_across_minutes"])
        found.append(
            ngettext(
                "The core is about {count} minute’s walk across.",
                "The core is about {count} minutes’ walk across.",
                minutes,
            ).format(count=minutes)
        )
    if "core_to_edge_minutes" in facts:
        minutes = int(facts["core_to_edge_minutes"])
        found.append(
            ngettext(
                "From the core to where a quarter of us still say “ours” it is about {count} "
                "minute’s walk.",
                "From the core to where a quarter of us still say “ours” it is about {count} "
                "minutes’ walk.",
                minutes,
            ).format(count=minutes)
        )
    return found


def _agreeing(facts: dict[str, float]) -> list[str]:
    found = []
    if "mean_overlap" in facts:
        said = _("Two of our maps share {share} of the ground that they cover, on average.")
        found.append(said.format(share=percent(facts["mean_overlap"])))
    if facts.get("unmarked"):
        said = _("{share} of the base map is on nobody’s map.")
        found.append(said.format(share=percent(facts["unmarked"])))
    return found


def _boundary(words: MapOf, facts: dict[str, float]) -> list[str]:
    outlines = words.document.outlines
    name = outlines[0].name if len(outlines) == 1 else _("the official boundary")
    found = []
    if "core_outside_boundary" in facts:
        said = _("{share} of the core lies outside {boundary}.")
        share = percent(facts["core_outside_boundary"])
        found.append(said.format(share=share, boundary=name))
    if facts.get("boundary_unreached"):
        said = _("{share} of what {boundary} takes in is on nobody’s map.")
        share = percent(facts["boundary_unreached"])
        found.append(said.format(share=share, boundary=name))
    return found


def _sizes(facts: dict[str, float]) -> list[str]:
    if "median_m2" not in facts:
        return []
    said = _("Half of our maps are larger than {area}, half are smaller.")
    return [said.format(area=area_words(facts["median_m2"]))]


def _places(facts: dict[str, float]) -> list[str]:
    found = []
    inside, outside = int(facts.get("places_in_core", 0)), int(facts.get("places_outside_core", 0))
    if inside or outside:
        said = _(
            "Of what we marked as something that we have, {inside} lie in the core and {outside} "
            "outside it."
        )
        found.append(said.format(inside=inside, outside=outside))
    unreached = int(facts.get("places_unreached", 0))
    if unreached:
        found.append(
            ngettext(
                "{count} place is reached by nobody’s map.",
                "{count} places are reached by nobody’s map.",
                unreached,
            ).format(count=unreached)
        )
    return found
