"""The quick start: one sheet of paper for somebody who facilitates for the first time."""

from dataclasses import replace
from itertools import product

from exports.document import A4, Document
from exports.flow import Flow
from exports.handbook.setting import Setter
from exports.handbook.words import language, styles_of
from exports.styles import Styles
from facilitator.errors import FacilitatorError
from facilitator.help.blocks import blocks
from facilitator.help.library import topic
from facilitator.help.topic import Section, Topic
from facilitator.i18n import _

KEY = "quick-start"
SIDES = 2
WIDTHS = (180.0, 170.0, 160.0, 150.0, 140.0, 130.0)
"""How wide its pictures are, in mm: as wide as fits, so that they can be read."""
LEADINGS = (1.4, 1.32, 1.25, 1.2)
"""Distances of baselines that are tried, in type sizes."""
MARGIN = 15.0
ENDLESS = 5_000.0
"""The height of a page on which everything fits, in mm."""


def quick_start(*, large_print: bool = False, mono: bool = False) -> Document:
    """Return the quick start: two sides of A4; in large print as many as it needs."""
    found = topic(KEY)
    if found is None:
        raise FacilitatorError(_("The quick start is missing; install Facilitator again."))
    if large_print:
        return _drawn(found, WIDTHS[0], 0, large=True, mono=mono)
    for leading, width in product(LEADINGS, WIDTHS):
        document = _drawn(found, width, leading, large=False, mono=mono)
        if len(document.pages) <= SIDES:
            break
    return document


def _drawn(found: Topic, width: float, leading: float, *, large: bool, mono: bool) -> Document:
    title = _("Facilitator: quick start")
    document = Document(title, language())
    document.flip = "long"
    styles = replace(styles_of(large=large, mono=mono), margin=MARGIN)
    if leading:
        styles = replace(styles, leading=leading, headings=(22, 15, 13))
    flow = Flow(document, styles, footer=_("Press F1 in the app for more"))
    setter = Setter(flow, mono=mono, widest=width)
    flow.heading(1, title)
    setter.set(blocks(found.lead))
    for section in found.sections:
        if not large:
            flow.keep(min(_height(section, styles, width), flow.full))
        _set(section, flow, setter)
    flow.finish()
    return document


def _set(section: Section, flow: Flow, setter: Setter) -> None:
    flow.heading(2, section.heading)
    setter.set(blocks(section.text))


def _height(section: Section, styles: Styles, width: float) -> float:
    """Return how much room a section needs in one piece, in mm."""
    flow = Flow(Document("", language()), styles, size=(A4[0], ENDLESS))
    _set(section, flow, Setter(flow, mono=False, widest=width))
    return flow.y - styles.margin
