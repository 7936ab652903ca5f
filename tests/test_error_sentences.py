"""Every sentence that people see when something is refused or fails says what to do next.

The sentences are followed through the code, from the errors and the "complain" that show them
back to where they are written: through names, dictionaries, functions and their arguments.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent
HOUSE: Final = ("facilitator", "exports", "ui")
ENOUGH: Final = 500
DO: Final = (
    "add|ask|attach|begin|call|carry|change|check|choose|click|close|copy|count|delete|divide|do|"
    "draw|edit|end|export|give|go|group|hold|install|keep|leave|let|look|make|measure|mend|move|"
    "open|pack|pick|place|play|plug|press|print|put|rename|restore|say|save|set|shorten|show|start|"
    "take|tell|trace|trade|try|turn|type|undo|use|wait|write"
)
"""What somebody can be asked to do. Each stands at the beginning of a clause."""
STEP: Final = re.compile(
    rf"(?:^|[.;:,?] )(?:then |please )?(?:{DO})\b"
    r"|\bmust be “?\{"
    r"|[.:] \{wh(?:y|at)\}$",
    re.IGNORECASE,
)
"""A clause that begins so, or says what it must be, or leaves that to the sentence that follows."""

NOTHING_TO_DO: Final = {
    "Stopped. Nothing was changed.": "somebody pressed Stop, and this is all that it did",
    "Stopped; nothing was printed.": "the same",
    "Did you mean “{key}”?": "stands behind a sentence that says what to do",
    "Nothing that was saved before is lost.": "the same",
}
"""The only sentences without a next step, each with the reason."""

SHOWN: Final = frozenset({"complain", "_complain", "_fail"})
"""The methods of dialogs that show a sentence about what was refused or went wrong."""
HANDED: Final = frozenset({"refused", "failed", "problem", "trouble", "read_only_reason"})
"""The arguments in which such a sentence is handed on."""
GETTEXT: Final = frozenset({"_", "ngettext"})
SAME: Final = frozenset({"format", "strip", "rstrip", "removesuffix", "get", "items", "values"})
"""Methods of a text, or of a dictionary of texts, that give the text or one of the texts."""
WHOLE: Final = re.compile(r"(?:[.?]|(?:[:.] |, )?\{\w+\})$")
"""How a sentence ends: with a full stop, or with another sentence."""
CODE: Final = re.compile(r"Traceback|Error\b|Exception|\\n\n|0x[0-9a-f]+")


class Text(NamedTuple):
    """A text that people may see: where it is written, and whether it goes through gettext."""

    place: str
    text: str
    spoken: bool
    whole: bool
    """It stands alone, and is no part of another sentence."""


class Module:
    """A module's tree, what stands around each node, and what it imports."""

    def __init__(self, path: Path) -> None:
        self.path = path.relative_to(ROOT).as_posix()
        self.name = self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        self.around = {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}
        self.imports = {
            name.asname or name.name: (node.module or "", name.name)
            for node in self.nodes
            if isinstance(node, ast.ImportFrom)
            for name in node.names
        }

    def scopes(self, node: ast.AST) -> Iterator[ast.AST]:
        """Give the functions around a node, from the inside, and the module last."""
        while node in self.around:
            node = self.around[node]
            if isinstance(node, ast.FunctionDef | ast.Module):
                yield node

    def knows(self, home: "Module", name: str) -> bool:
        """Whether a name, or what stands before its dot, may be what another module calls so."""
        return home is self or any(
            home.name in (source, f"{source}.{what}") or (what == name and home.name in source)
            for source, what in self.imports.values()
        )


class House:
    """All modules, and where what people see is written."""

    def __init__(self) -> None:
        paths = (path for room in HOUSE for path in sorted((ROOT / room).rglob("*.py")))
        self.modules = [Module(path) for path in paths]
        self.calls: defaultdict[str, list[tuple[Module, ast.Call]]] = defaultdict(list)
        self.functions: defaultdict[str, list[tuple[Module, ast.FunctionDef]]] = defaultdict(list)
        self.handled: list[tuple[Module, ast.Call]] = []
        bases: list[tuple[str, str]] = []
        for module in self.modules:
            for node in module.nodes:
                if isinstance(node, ast.Call):
                    self.calls[called(node)].append((module, node))
                elif isinstance(node, ast.FunctionDef):
                    self.functions[node.name].append((module, node))
                elif isinstance(node, ast.ExceptHandler):
                    inside = (each for each in ast.walk(node) if isinstance(each, ast.Call))
                    self.handled += [(module, each) for each in inside]
                elif isinstance(node, ast.ClassDef):
                    bases += [(getattr(base, "id", ""), node.name) for base in node.bases]
        self.errors = {"FacilitatorError", "MisplacedError"}
        while more := {name for base, name in bases if base in self.errors} - self.errors:
            self.errors |= more
        self._been: set[ast.AST] = set()

    def shown(self) -> Iterator[Text]:
        """Give every text that is shown when something is refused or fails, once."""
        for name in sorted(self.errors | SHOWN):
            for module, call in self.calls[name]:
                if name in self.errors or isinstance(call.func, ast.Attribute):
                    yield from self._each(module, call.args[:1])
        for module, call in chain.from_iterable(self.calls.values()):
            yield from self._each(module, (k.value for k in call.keywords if k.arg in HANDED))
        for module, node in self.handled:
            if called(node) == "complain":  # at the command line
                yield from self._each(module, node.args)
            elif called(node) in GETTEXT:
                yield from self._written(module, node, whole=False)

    def _each(
        self, module: Module, nodes: Iterable[ast.AST | None], *, whole: bool = True
    ) -> Iterator[Text]:
        for node in nodes:
            if node is not None and node not in self._been:
                self._been.add(node)
                yield from self._written(module, node, whole=whole)

    def _written(self, module: Module, node: ast.AST, *, whole: bool) -> Iterator[Text]:
        """Give the texts that a node may be, wherever they are written."""
        spoken = isinstance(node, ast.Call) and called(node) in GETTEXT
        if spoken or isinstance(node, ast.Constant):
            for each in getattr(node, "args", [node]):
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield Text(f"{module.path}:{each.lineno}", each.value, spoken, whole)
        elif isinstance(node, ast.Call):
            yield from self._from_call(module, node, whole=whole)
        elif isinstance(node, ast.Name):
            yield from self._from_name(module, node, whole=whole)
        elif not isinstance(node, ast.Compare | ast.comprehension):
            tests = getattr(node, "test", None), getattr(node, "slice", None)
            nodes = (each for each in ast.iter_child_nodes(node) if each not in tests)
            yield from self._each(module, nodes, whole=whole)

    def _from_call(self, module: Module, call: ast.Call, *, whole: bool) -> Iterator[Text]:
        name = called(call)
        if isinstance(call.func, ast.Attribute) and name in SAME:
            yield from self._each(module, [call.func.value, *call.args[1:]], whole=whole)
            parts = [each.value for each in call.keywords if name == "format"]
            yield from self._each(module, parts, whole=False)
        elif name in ("join", "str"):
            yield from self._each(module, call.args, whole=whole)
        for home, function in self.functions[name]:
            if module.knows(home, name):
                ends = (each for each in ast.walk(function) if isinstance(each, ast.Return))
                yield from self._each(home, (each.value for each in ends), whole=whole)

    def _from_name(self, module: Module, name: ast.Name, *, whole: bool) -> Iterator[Text]:
        """Give what is bound to a name in the nearest scope that binds it."""
        for scope in module.scopes(name):
            bound = _bound(scope).get(name.id, [])
            yield from self._each(module, bound, whole=whole)
            if given := isinstance(scope, ast.FunctionDef) and name.id in _arguments(scope):
                yield from self._given(module, scope, name.id, whole=whole)
            if bound or given:
                return

    def _given(
        self, home: Module, function: ast.FunctionDef, argument: str, *, whole: bool
    ) -> Iterator[Text]:
        """Give what callers hand to an argument of a function."""
        at = _arguments(function).index(argument)
        at -= isinstance(home.around.get(function), ast.ClassDef)
        for module, call in self.calls[function.name]:
            if module.knows(home, function.name):
                named = [each.value for each in call.keywords if each.arg == argument]
                yield from self._each(module, [*call.args[at : at + 1], *named], whole=whole)


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def _arguments(function: ast.FunctionDef) -> list[str]:
    return [each.arg for each in (*function.args.args, *function.args.kwonlyargs)]


@cache
def _bound(scope: ast.AST) -> dict[str, list[ast.AST]]:
    """Return what each name within a function, or a module, is bound to."""
    bound: defaultdict[str, list[ast.AST]] = defaultdict(list)
    for node in ast.walk(scope):
        targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
        value = getattr(node, "value", None) or getattr(node, "iter", None)
        for target in targets if isinstance(value, ast.AST) else ():
            for each in ast.walk(target) if isinstance(target, ast.AST) else ():
                if isinstance(each, ast.Name):
                    bound[each.id].append(value)
    return bound


@cache
def sentences() -> list[Text]:
    """Return what people see when something is refused or fails."""
    shown = set(House().shown())
    return sorted(each for each in shown if each.whole or each.text.endswith((".", "?", "!")))


def told(found: Iterable[Text]) -> str:
    return "".join(f"\n{each.place}: {each.text}" for each in found)


def test_every_error_says_what_to_do_next() -> None:
    spoken = (each for each in sentences() if each.spoken and each.text not in NOTHING_TO_DO)
    silent = [each for each in spoken if not STEP.search(each.text)]
    assert not silent, f"these say what happened, and not what to do now:{told(silent)}"


def test_every_error_is_a_plain_sentence() -> None:
    spoken = [each for each in sentences() if each.spoken]
    odd = [each for each in spoken if not WHOLE.search(each.text) or CODE.search(each.text)]
    assert not odd, f"these do not end as a sentence does, or speak of the code:{told(odd)}"


def test_every_error_can_be_translated() -> None:
    bare = [each for each in sentences() if not each.spoken and len(each.text.split()) > 2]
    assert not bare, f"these are not given to gettext:{told(bare)}"


def test_the_sentences_are_found_in_every_layer() -> None:
    found = sentences()
    assert {each.place.split("/")[0] for each in found} == set(HOUSE)
    assert len(found) > ENOUGH, "errors are made in another way now: look at House.shown"
    assert set(NOTHING_TO_DO) <= {each.text for each in found}, "what is said no more is excused"
