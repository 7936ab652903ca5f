"""Plain data as TOML that people read, and changes to such a text that leave the rest alone."""

import re
from collections.abc import Iterator
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.container import Container, OutOfOrderTableProxy
from tomlkit.items import AoT, Array, Comment, InlineTable, Item, Null, Table, Whitespace

from facilitator.decks.matching import matched

Plain = dict[str, Any]
_GAP = re.compile(r"(?:[\s,]|#[^\n]*)*")
_COMMENT = re.compile(r"#[ \t]?([^\n]*)")
_LONG = 80


def source_of(said: Plain) -> str:
    """Return a text that says this: tables below what needs no header of its own."""
    document = tomlkit.document()
    for key in sorted(said, key=lambda key: _has_header(said[key])):
        document.append(key, _section(said[key]))
    return document.as_string()


def changed(source: str, old: Plain, new: Plain) -> str:
    """Return the text, which says what is in `old`, with what is in `new` instead.

    Its lines end in a plain newline, the last one as well.
    """
    document = tomlkit.parse(source)
    end = _settle(document)
    _change(document, old, new)
    return document.as_string() + end


def _settle(document: Container) -> str:
    """Give what stands above a header to the table below it; return what stands below the last.

    tomlkit has it in the table before, where it would go with that one.
    """
    run: list[tuple[Container, int]] = []

    def taken() -> str:
        blank = (n for n, (body, at) in enumerate(run) if isinstance(body.body[at][1], Whitespace))
        taking = run[next(blank, 0) :]
        text = "".join(body.body[at][1].as_string() for body, at in taking)
        for body, at in taking:
            body.body[at] = (None, Null())
        return text

    for body, at, part in _parts(document):
        if isinstance(part, Whitespace | Comment):
            run.append((body, at))
            continue
        if isinstance(part, Table):
            part.trivia.indent = taken() + part.trivia.indent
        run.clear()
    return taken()


def _parts(body: Container) -> Iterator[tuple[Container, int, Item]]:
    """Yield everything in the order of the text, and where it is held."""
    for at, (_key, part) in enumerate(list(body.body)):
        if isinstance(part, Table | AoT):
            for table in [part] if isinstance(part, Table) else part.body:
                if not table.is_super_table():
                    yield body, at, table
                yield from _parts(table.value)
        else:
            yield body, at, part


def _change(table: Any, old: Plain, new: Plain) -> None:
    """Change a table of any sort; what it says although it is as always, it goes on saying."""
    body = table.value if isinstance(table, Table) else table
    for key in old.keys() - new.keys():
        del body[key]
    for key, value in new.items():
        if key not in body:
            body[key] = _section(value) if isinstance(table, TOMLDocument) else _item(value)
        elif old.get(key) != value:
            _change_value(body, key, old.get(key), value)


def _change_value(body: Any, key: str | int, old: Any, new: Any) -> None:
    there = body[key]
    shown = there.as_string() if isinstance(there, Item) else ""
    if isinstance(there, AoT):
        _change_tables(there, old or [], new)
    elif isinstance(there, Array) and "\n" in shown:
        _change_list(there, old or [], new)
    elif isinstance(there, dict):
        _change_table(body, key, old or {}, new)
    else:
        body[key] = _text(new) if shown.startswith('"""') else _item(new)


def _change_table(body: Any, key: str | int, old: Plain, new: Plain) -> None:
    there, gone = body[key], old.keys() - new.keys()
    if isinstance(there, InlineTable) and (gone or new.keys() - there.keys()):
        body[key] = _item({each: new[each] for each in [*there, *new] if each in new})
    elif isinstance(there, OutOfOrderTableProxy):  # it is out of date when something is taken out
        for each in gone:
            del body[key][each]
        _change(body[key], {each: old[each] for each in old if each in new}, new)
    else:
        _change(there, old, new)


def _change_tables(tables: AoT, old: list[Plain], new: list[Plain]) -> None:
    known, was = list(tables.body), matched(old, new)
    for value, number in zip(new, was, strict=True):
        if number is not None:
            _change(known[number], old[number], value)
    if was == list(range(len(old))):
        return
    above = [_heading(table.trivia.indent) for table in known]
    tables.clear()
    for at, (value, number) in enumerate(zip(new, was, strict=True)):
        table = _table(value) if number is None else known[number]
        heading = above[at][0] if at < len(above) else ""
        table.trivia.indent = heading + ("\n" if number is None else above[number][1])
        tables.append(table)


def _heading(above: str) -> tuple[str, str]:
    """Return the comments above a header that belong to its place, and those that are its own."""
    place, _blank, own = above.rpartition("\n\n")
    return (f"{place}\n", f"\n{own}") if "#" in place else ("", above)


def _change_list(array: Array, old: list[Any], new: list[Any]) -> None:
    was = matched(old, new)
    for value, number in zip(new, was, strict=True):
        if number is not None and old[number] != value:
            _change_value(array, number, old[number], value)
    if was == list(range(len(old))):
        return
    items, said = list(array), _said_in(array)
    array.clear()
    for comment in said[0][1]:
        array.add_line(indent=" ", comment=comment, newline=False)
    for value, number in zip(new, was, strict=True):
        above, beside = ([], []) if number is None else (said[number][0], said[number + 1][1])
        for comment in above:
            array.add_line(comment=comment)
        item = _item(value) if number is None else items[number]
        array.add_line(item, comment=" ".join(beside))
    for comment in said[len(old)][0]:
        array.add_line(comment=comment)
    array.add_line(indent="")


def _said_in(array: Array) -> list[tuple[list[str], list[str]]]:
    """Return the comments before each item and before the end: above it, and beside the last."""
    shown, at = array.as_string(), 1
    said = []
    for item in [*array, None]:
        gap = _GAP.match(shown, at)
        assert gap, "it matches nothing as well"  # noqa: S101
        beside, _end, above = gap.group().partition("\n")
        said.append((_COMMENT.findall(above), _COMMENT.findall(beside)))
        at = gap.end() + (0 if item is None else len(item.as_string()))
    return said


def _section(value: Any) -> Item:
    """Return what stands under a header of its own where it is a table, or a list of them."""
    if isinstance(value, dict):
        return _table(value)
    if not _has_header(value):
        return _item(value)
    tables = tomlkit.aot()
    for part in value:
        tables.append(_table(part))
    return tables


def _table(said: Plain) -> Table:
    table = tomlkit.table()
    for key, value in said.items():
        table.append(key, _item(value))
    return table


def _item(value: Any, *, inline: bool = False) -> Item:
    """Return a value, on several lines where that reads better."""
    if isinstance(value, dict):
        pairs = tomlkit.inline_table()
        for key, each in value.items():
            pairs.append(key, _item(each, inline=True))
        spaced: Item = tomlkit.value(f"{{ {pairs.as_string()[1:-1]} }}" if value else "{}")
        return spaced
    if isinstance(value, list):
        items = tomlkit.array()
        items.extend(_item(each, inline=True) for each in value)
        long = _has_header(value) or len(items.as_string()) > _LONG
        items.multiline(long and not inline)
        return items
    several = isinstance(value, str) and "\n" in value and not inline
    one: Item = _text(value) if several else tomlkit.item(value)
    return one


def _text(text: str) -> Item:
    """Return a text that begins below its quotation marks, unless that would change its lines."""
    if "\r" in text:
        return tomlkit.string(text)
    shown = tomlkit.string(f"x{text}", multiline=True).as_string().removeprefix('"""x')
    below: Item = tomlkit.value(f'"""\n{shown}')
    return below


def _has_header(value: Any) -> bool:
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict)
