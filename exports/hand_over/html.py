"""Pages that any browser opens without a network: no script, nothing from outside."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Final

from facilitator.i18n import reads_from_right

STYLE: Final = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 42rem; padding: 1.5rem 1.25rem 4rem;
  font: 1.25rem/1.6 system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", sans-serif;
  color: #1f2430; background: #fbfaf6; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 .5em; }
h1 { font-size: 1.9rem; margin-top: 0; } h2 { font-size: 1.55rem; } h3 { font-size: 1.3rem; }
h4, h5, h6 { font-size: 1.25rem; }
section { border-top: 2px solid; margin-top: 3rem; }
p, li, td, th { text-align: start; }
li { margin: .35em 0; }
ul.labelled { list-style: none; padding: 0; }
a { color: #14534f; text-underline-offset: .2em; }
a:focus-visible { outline: 3px solid #a2452b; outline-offset: 2px; }
blockquote, .shown { border-inline-start: 4px solid #1b6e6a; margin-inline: 0;
  padding-inline-start: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 1px solid #8a8f98; padding: .4rem .6rem; vertical-align: top; }
@media (prefers-color-scheme: dark) {
  body { color: #f1efe8; background: #1b1f27; } a { color: #8fd3ce; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 18pt; color: #000; background: #fff; }
  a { color: inherit; } nav { break-after: page; }
  h1, h2, h3, h4 { break-after: avoid; } tr, li { break-inside: avoid; }
  .wide { overflow: visible; }
}
"""
_HASH: Final = b64encode(sha256(STYLE.encode()).digest()).decode()
POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
)
"""A browser that reads this loads nothing, runs nothing and sends nothing."""


def direction(language: str) -> str:
    """Return which way a language is written: `ltr` or `rtl`."""
    return "rtl" if reads_from_right(language) else "ltr"


def page(title: str, language: str, body: str) -> str:
    """Return a whole page; `body` is what stands in it, escaped already."""
    tag = escape(language.replace("_", "-") or "en")
    return (
        f'<!DOCTYPE html>\n<html lang="{tag}" dir="{direction(language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{words(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def words(text: str) -> str:
    """Return what somebody typed as it stands in a page: as words, whatever it is."""
    return escape(_sound(text))


def _sound(text: str) -> str:
    """Return a text without what no page may hold: control characters, and halves of a letter."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(each for each in whole if each >= " " or each in "\n\t")
