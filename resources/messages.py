"""Finds every text the program can show: in Python by its syntax tree, in TOML by its keys. Nothing is written."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

TEXTS_IN_TOML: Final = {
    "resources/kpis.toml": {"name", "definition", "counted", "left_out", "source"},
    "resources/kpi_roles.toml": {"name", "description"},
    "resources/scorecards.toml": {"name"},
    "resources/plans/*.toml": {"name", "description"},
    "resources/presets/*.toml": {"name", "currencies"},
}
"""Which keys hold texts for people, by file. The other keys are for the program."""

_PLURAL_TUPLE: Final = 3  # ("one", "many", "name of the number")


@dataclass(frozen=True, slots=True)
class Found:
    """A message ``text`` and where it stands; ``many`` is its plural, empty if it has none."""

    text: str
    place: str
    many: str = ""


def messages(root: Path) -> list[Found]:
    """All messages below ``root``, the folder of the project, in the order of files and lines."""
    found: list[Found] = []
    for source in sorted((root / "desktop_app").rglob("*.py")):
        found += in_python(source.read_text("utf-8"), source.relative_to(root).as_posix())
    for pattern, keys in TEXTS_IN_TOML.items():
        for source in sorted(root.glob(pattern)):
            data = tomllib.loads(source.read_text("utf-8"))
            place = source.relative_to(root).as_posix()
            found += [Found(text, place) for text in _in_toml(data, keys) if text]
    return found


def in_python(source: str, place: str) -> list[Found]:
    """Messages of one module: ``_("…")``, ``N_("…")``, ``ngettext("…", "…", n)``, ``(N_("…"), N_("…"), "n")``.

    A variable as argument is passed over (it was marked where it was written); an f-string can never be found in
    a catalogue and raises SyntaxError, and so does an empty text.
    """
    return list(_in_node(ast.parse(source, place), place))


def _in_node(node: ast.AST, place: str) -> Iterator[Found]:
    pair = _plural_pair(node)
    if pair:
        one, many = (_text(part, place) for part in pair)
        if one and many:
            yield Found(one, place, many)
    elif _calls(node, {"_", "N_"}):
        assert isinstance(node, ast.Call)
        text = _text(node.args[0], place)
        if text:
            yield Found(text, place)
            return
    for child in ast.iter_child_nodes(node):
        if pair is None or child not in _wrappers(node):
            yield from _in_node(child, place)


def _plural_pair(node: ast.AST) -> tuple[ast.expr, ast.expr] | None:
    """The two texts of a plural: the arguments of ``ngettext`` or ``plural``, or a tuple that ends in a name."""
    if _calls(node, {"ngettext", "plural"}) and len(_wrappers(node)) == 2:  # noqa: PLR2004 - one and many
        one, many = _wrappers(node)
        return _marked(one), _marked(many)
    if isinstance(node, ast.Tuple) and len(node.elts) == _PLURAL_TUPLE:
        one, many, number = node.elts
        if _calls(one, {"N_"}) and _calls(many, {"N_"}) and isinstance(number, ast.Constant):
            return _marked(one), _marked(many)
    return None


def _wrappers(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Call):
        return node.args[:2]
    return node.elts[:2] if isinstance(node, ast.Tuple) else []


def _marked(node: ast.expr) -> ast.expr:
    return node.args[0] if isinstance(node, ast.Call) and _calls(node, {"N_"}) else node


def _calls(node: ast.AST, names: set[str]) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names and bool(node.args)


def _text(node: ast.expr, place: str) -> str:
    """The constant text of ``node``, empty if it is a variable."""
    if isinstance(node, ast.JoinedStr):
        raise _refused(node, place, "an f-string cannot be translated, give the values to format()")
    if not isinstance(node, ast.Constant):
        return ""
    if not isinstance(node.value, str) or not node.value.strip():
        raise _refused(node, place, "a message is a text that is not empty")
    return node.value


def _refused(node: ast.expr, place: str, reason: str) -> SyntaxError:
    return SyntaxError(f"{place}:{node.lineno}: {reason}")


def _in_toml(data: Any, keys: set[str], *, wanted: bool = False) -> Iterator[str]:
    """Texts under ``keys`` at any depth; a table or list under such a key is all texts."""
    if isinstance(data, str) and wanted:
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from _in_toml(item, keys, wanted=wanted)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _in_toml(value, keys, wanted=wanted or key in keys)
