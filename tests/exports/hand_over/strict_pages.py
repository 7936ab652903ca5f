"""A strict reader of the pages in a hand-over folder: what a validator would complain about."""

from html.parser import HTMLParser
from typing import Final

VOID: Final = {"meta", "br", "link", "img", "hr"}
ALLOWED: Final = {
    *("html", "head", "body", "title", "style", "meta", "br", "nav", "section", "div", "p"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("a", "b", "strong"),
}
CLOSED_BY_BLOCKS: Final = {"p"}
BLOCKS: Final = {"p", "ul", "table", "div", "section", "nav", *(f"h{n}" for n in range(1, 7))}


class StrictPage(HTMLParser):
    """Reads a page once; `problems` is what is wrong with it."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self.open: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.said: list[str] = []
        self.root: dict[str, str | None] = {}
        self.metas: list[dict[str, str | None]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        if not text.startswith("<!DOCTYPE html>"):
            self.problems.append("no doctype")
        self.feed(text)
        self.close()
        self._whole()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        self._look(tag, found)
        if len(found) != len(attrs):
            self.problems.append(f"<{tag}> says something twice")
        if tag == "html":
            self.root = found
        if tag == "meta":
            self.metas.append(found)
        if tag[0] == "h" and tag[1:].isdigit():
            self.levels.append(int(tag[1:]))
        if "id" in found:
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.links.append(str(found.get("href")))
        if tag not in VOID:
            self.open.append(tag)

    def _look(self, tag: str, found: dict[str, str | None]) -> None:
        if tag not in ALLOWED:
            self.problems.append(f"<{tag}>")
        if tag in BLOCKS and CLOSED_BY_BLOCKS & set(self.open):
            self.problems.append(f"<{tag}> within a paragraph")
        if tag == "th" and not found.get("scope"):
            self.problems.append("a header of nothing")
        self.problems += [
            f"{name} on <{tag}>"
            for name in found
            if name.startswith("on") or name in {"src", "style"}
        ]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "title"}:
            self.said.append(data)

    @property
    def text(self) -> str:
        """What it says, spaces made one."""
        return " ".join(" ".join(self.said).split())

    def _whole(self) -> None:
        if self.open:
            self.problems.append(f"left open: {self.open}")
        if self.levels.count(1) != 1 or self.levels[0] != 1:
            self.problems.append(f"headings begin {self.levels[:3]}, with one first")
        jumps = zip(self.levels, self.levels[1:], strict=False)
        self.problems += [f"h{a} then h{b}" for a, b in jumps if b > a + 1]
        if not self.root.get("lang") or self.root.get("dir") not in {"ltr", "rtl"}:
            self.problems.append("no language, or no direction")
        if {"charset": "utf-8"} not in self.metas:
            self.problems.append("no encoding")
        policies = [each for each in self.metas if each.get("http-equiv")]
        if not any("default-src 'none'" in str(each.get("content")) for each in policies):
            self.problems.append("a browser may load something")
        if len(set(self.ids)) != len(self.ids):
            self.problems.append("two places of one name")
        self.problems += [
            f"leads nowhere: {link}"
            for link in self.links
            if link.startswith("#") and link[1:] not in self.ids
        ]
        self.problems += [f"leads out: {link}" for link in self.links if ":" in link]
