"""Every sentence that people read goes through gettext, as it stands: read from the source."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
LAYERS = ("ui", "exports", "facilitator")
SHOWN = {
    *("QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "QRadioButton", "QToolButton"),
    *("addAction", "addButton", "addItem", "addItems", "addMenu", "addRow", "addTab", "announce"),
    *("setAccessibleDescription", "setAccessibleName", "setButtonText", "setHeaderLabels"),
    *("setHorizontalHeaderLabels", "setInformativeText", "setItemText", "setLabelText"),
    *("setPlaceholderText", "setPrefix", "setSpecialValueText", "setStatusTip", "setSuffix"),
    *("setTabText", "setTabToolTip", "setText", "setTitle", "setToolTip", "setWhatsThis"),
    *("setWindowTitle", "show_hint", "show_text", "titled", "wrapped", "small", "complain"),
    *("FacilitatorError", "InvalidEntryError", "drawText"),
}
TRANSLATES = {"_", "ngettext", "translated"}
LOOKS = {"wrapped"}
"""Their first argument is a role of the stylesheet, not a text."""
SIGNS = {"Alt", "Ctrl", "nbsp"}


@cache
def sources() -> list[tuple[str, ast.Module]]:
    paths = [path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))]
    return [(str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))) for path in paths]


def name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


@cache
def all_calls() -> list[tuple[str, str, ast.Call]]:
    """Return every call, with where it is and the name of what is called."""
    return [
        (f"{path}:{call.lineno}", name_of(call.func), call)
        for path, tree in sources()
        for call in calls(tree)
    ]


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def written(part: ast.expr) -> Iterator[str]:
    """Yield the texts of an argument that nobody has translated."""
    match part:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            for each in parts:
                yield from written(each)
        case ast.BinOp(left=left, right=right):
            yield from written(left)
            yield from written(right)
        case ast.IfExp(body=left, orelse=right):
            yield from written(left)
            yield from written(right)
        case ast.BoolOp(values=parts):
            for each in parts:
                yield from written(each)
        case ast.Call(func=ast.Attribute(value=text, attr="format" | "join" | "replace")):
            yield from written(text)


def is_worded(text: str) -> bool:
    words = "".join(letter if letter.isalpha() else " " for letter in text).split()
    return any(len(word) > 1 and word not in SIGNS for word in words)


def errors_for_people() -> set[str]:
    """Return the names of the errors whose sentence is shown."""
    known = {"FacilitatorError"}
    classes = [
        (node.name, {name_of(base) for base in node.bases})
        for _path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    for _round in range(5):
        known |= {name for name, bases in classes if bases & known}
    return known - {"MisplacedError"}  # says where in a deck; its sentence stands elsewhere


def test_what_is_shown_is_translated() -> None:
    shown = SHOWN | errors_for_people()
    found = []
    for place, name, call in all_calls():
        if name in shown:
            arguments = call.args[1:] if name in LOOKS else call.args
            texts = [text for each in arguments for text in written(each)]
            found += [f"{place} {name}({text!r})" for text in texts if is_worded(text)]
    assert not found, "say it with _(…):\n" + "\n".join(found)


def test_sentences_are_translated_as_they_stand() -> None:
    """A sentence that is put together first is in no catalogue."""
    found = []
    for place, name, call in all_calls():
        if place.startswith("facilitator/i18n.py"):
            continue
        count = {"_": 1, "ngettext": 2}.get(name, 0)
        if not all(isinstance(each, ast.Constant) for each in call.args[:count]):
            found.append(f"{place} {ast.unparse(call)[:90]}")
    assert not found, "give the whole sentence, and .format() what was translated:\n" + "\n".join(
        found
    )


def test_nothing_is_translated_while_modules_are_imported() -> None:
    """By then nobody has said which language is spoken."""

    def too_early(node: ast.AST) -> Iterator[ast.Call]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                defaults = [*child.args.defaults, *filter(None, child.args.kw_defaults)]
                for each in defaults:
                    yield from calls(each)
            else:
                if isinstance(child, ast.Call):
                    yield child
                yield from too_early(child)

    found = [
        f"{path}:{call.lineno} {ast.unparse(call)[:90]}"
        for path, tree in sources()
        for call in too_early(tree)
        if name_of(call.func) in TRANSLATES
    ]
    assert not found, "translate it where it is shown:\n" + "\n".join(found)


def test_translators_can_move_what_a_sentence_holds() -> None:
    """Two places without names could only stand in the order of English."""
    found = []
    for place, name, call in all_calls():
        for each in call.args if name in {"_", "ngettext"} else ():
            text = each.value if isinstance(each, ast.Constant) else ""
            if isinstance(text, str) and ("{}" in text or "%s" in text or "%d" in text):
                found.append(f"{place} {text!r}")
    assert not found, "name the places: {name}\n" + "\n".join(found)
