"""A topic as a page: headings, steps, keys and pictures, in the colours of the theme."""

from collections.abc import Iterator
from html import escape

from facilitator.help import Topic, linked
from facilitator.help.blocks import Block, Items, Paragraph, Picture, Spans, Table, blocks
from facilitator.help.topic import chapters
from ui.theme import BODY, SMALL, TITLE, Theme

PAGE, PICTURE = "help:", "picture:"
"""How the address of a page begins, and that of a picture."""


def address(topic: Topic, anchor: str = "") -> str:
    """Return the address of a topic, or of a section of it."""
    return f"{PAGE}{topic.key}" + (f"#{anchor}" if anchor else "")


def style(theme: Theme) -> str:
    """Return the looks of a page."""
    colours = theme.colours
    return f"""
        h1 {{ font-size: {theme.px(TITLE)}px; font-weight: 600; margin: 0 0 8px 0; }}
        h2 {{ font-size: {theme.px(18)}px; font-weight: 600; color: {colours.accent};
              margin: {theme.px(20)}px 0 6px 0; }}
        p, li {{ margin: 0 0 8px 0; line-height: 135%; }}
        p.chapter, p.shown {{ color: {colours.muted}; font-size: {theme.px(SMALL)}px; }}
        p.picture {{ margin: 8px 0 4px 0; line-height: 100%; }}
        code {{ font-family: "{theme.font(BODY).family()}"; font-weight: 600;
                background-color: {colours.accent_soft}; }}
        a {{ color: {colours.accent}; text-decoration: underline; }}
        th {{ text-align: left; font-weight: 600; background-color: {colours.accent_soft}; }}
    """


def html(topic: Topic) -> str:
    """Return the whole page of a topic."""
    parts = [
        f'<p class="chapter">{escape(chapters()[topic.chapter])}</p>',
        f"<h1>{escape(topic.title)}</h1>",
        *_blocks(topic.lead, topic),
    ]
    for section in topic.sections:
        parts.append(f'<h2><a name="{section.anchor}"></a>{escape(section.heading)}</h2>')
        parts += _blocks(section.text, topic)
    return f"<html><body>{''.join(parts)}</body></html>"


def _blocks(text: str, topic: Topic) -> Iterator[str]:
    return (_block(block, topic) for block in blocks(text))


def _block(block: Block, topic: Topic) -> str:
    match block:
        case Paragraph(spans):
            return f"<p>{_words(spans, topic)}</p>"
        case Items(numbered, items):
            kind = "ol" if numbered else "ul"
            points = "".join(f"<li>{_words(item, topic)}</li>" for item in items)
            return f"<{kind}>{points}</{kind}>"
        case Picture(name, alt):
            shown = f'<img src="{PICTURE}{name}" alt="{escape(alt)}">'
            return f'<p class="picture">{shown}</p><p class="shown">{escape(alt)}</p>'
        case Table(header, rows):
            head = "".join(f"<th>{_words(cell, topic)}</th>" for cell in header)
            body = "".join(
                f"<tr>{''.join(f'<td>{_words(cell, topic)}</td>' for cell in row)}</tr>"
                for row in rows
            )
            how = 'cellspacing="0" cellpadding="6" width="100%"'
            return f"<table {how}><tr>{head}</tr>{body}</table><p></p>"


def _words(spans: Spans, topic: Topic) -> str:
    parts = []
    for span in spans:
        words = escape(span.text)
        if span.key:
            words = f"<code>&nbsp;{words}&nbsp;</code>"
        if span.bold:
            words = f"<b>{words}</b>"
        if span.emphasis:
            words = f"<i>{words}</i>"
        if span.link:
            place = linked(span.link, topic)
            if place is not None:
                anchor = place.section.anchor if place.section is not None else ""
                words = f'<a href="{escape(address(place.topic, anchor))}">{words}</a>'
        parts.append(words)
    return "".join(parts)
