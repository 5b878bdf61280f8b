"""The help on JSON names every field that a command or a written statement has."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import paths

HELP = paths.resource("help", "json.md").read_text("utf-8")
NAMED = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`[^`\n]+`", HELP))))
ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "desktop_app" / "cli").glob("*.py"))
WRITTEN = {
    "desktop_app/rules/incentives/statement.py": "_to_json",
    "desktop_app/rules/incentives/account.py": "_to_json",
    "desktop_app/domain/explanation.py": "to_json",
}


def keys(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            yield from (key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str))


def speaking(path: Path, ending: str) -> Iterator[ast.AST]:
    """Functions whose name says that they make JSON, and the arguments of show_json."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.endswith(ending):
            yield node
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "show_json":
            yield node


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_each_field_of_a_command_is_named(path: Path) -> None:
    found = {key for node in speaking(path, "_json") for key in keys(node)}
    assert found - NAMED == set()


@pytest.mark.parametrize(("name", "ending"), WRITTEN.items())
def test_each_field_of_a_stored_statement_is_named(name: str, ending: str) -> None:
    found = {key for node in speaking(ROOT / name, ending) for key in keys(node)}
    assert found
    assert found - NAMED == set()
