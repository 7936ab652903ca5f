"""The quick start: one sheet of paper for somebody who facilitates for the first time."""

from dataclasses import replace
from itertools import product

from exports.document import Document
from exports.flow import Flow
from exports.handbook.setting import Setter
from exports.handbook.words import language, styles_of
from facilitator.errors import FacilitatorError
from facilitator.help.blocks import blocks
from facilitator.help.library import topic
from facilitator.help.topic import Topic
from facilitator.i18n import _

KEY = "quick-start"
SIDES = 2
WIDTHS = (150.0, 130.0, 110.0, 90.0, 75.0, 60.0)
"""How wide its pictures are, in mm: as wide as fits."""
LEADINGS = (1.4, 1.3, 1.22, 1.16)
"""Distances of baselines that are tried, in type sizes."""
MARGIN = 15.0


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
        flow.heading(2, section.heading)
        setter.set(blocks(section.text))
    flow.finish()
    return document
