"""The house rules that no other tool checks: sizes, names, where things may stand, a test for every module."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
MODULES: Final = sorted((ROOT / "desktop_app").rglob("*.py"))
TESTS: Final = sorted((ROOT / "tests").rglob("*.py"))
SCRIPTS: Final = sorted((ROOT / "resources").glob("*.py"))

LONGEST_FILE: Final = 350
LONGEST_FUNCTION: Final = 40
NO_MIRROR: Final = {
    "accuracy",
    "bench",
    "cases",
    "robust",
    "schemas",
    "screens",
    "resources",
}  # tests that belong to no one module
TESTED_ELSEWHERE: Final = {
    "__main__.py": "two lines that hand the window to the command line; the command line's tests start it",
    "app.py": "starts the window; the tests of the window start it",
}
_BANNED: Final = re.compile(r"(^|_)(utils?|helpers?|common|core|managers?|services?|controllers?)(_|$)")
_TEXT: Final = {".py", ".toml", ".md", ".sh", ".ps1", ".po", ".pot", ".svg", ".sql", ".json", ".csv", ""}
# Written in two parts, or this file would find itself.
_MACHINE: Final = re.compile(
    "|".join(
        ["/wor" + "k/", "/roo" + "t/", "/home/" + r"\w", r"[A-Z]:\\Us" + "ers", "pypi" + r"\.org", "pythonhost" + "ed"]
    )
)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), _name(path))


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def _imported(tree: ast.Module) -> set[str]:
    """Every module that may be meant by the imports of ``tree``: ``a.b`` and, for a name taken from it, ``a.b.c``."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS], ids=_name)
def test_a_module_opens_with_a_sentence(path: Path) -> None:
    tree = _tree(path)
    first = (ast.get_docstring(tree) or "").split("\n\n")[0]
    assert not tree.body or re.search(r"[.!?)]$", first), "no opening sentence"


def test_no_file_is_too_long() -> None:
    sizes = {_name(path): len(path.read_text("utf-8").splitlines()) for path in [*MODULES, *TESTS, *SCRIPTS]}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS], ids=_name)
def test_functions_are_short(path: Path) -> None:
    sizes = {function.name: (function.end_lineno or 0) - function.lineno + 1 for function in _functions(_tree(path))}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


def test_names_say_what_a_thing_is() -> None:
    files = [_name(path) for path in [*MODULES, *SCRIPTS] if any(map(_BANNED.search, [path.stem, path.parent.name]))]
    classes = [
        f"{_name(path)}: {node.name}"
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ClassDef) and _BANNED.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", node.name).lower())
    ]
    assert files + classes == []


def test_only_the_store_speaks_to_the_database() -> None:
    engines = {"sqlite3", "sqlcipher3", "sqlite_utils", "apsw"}
    strangers = [
        _name(path)
        for path in MODULES
        if path.relative_to(ROOT / "desktop_app").parts[0] != "store"
        and {name.split(".")[0] for name in _imported(_tree(path))} & engines
    ]
    assert strangers == []


def test_nothing_speaks_to_a_network() -> None:
    networks = {"socket", "http", "urllib", "ftplib", "smtplib", "ssl", "requests", "httpx", "PySide6.QtNetwork"}
    callers = [_name(path) for path in MODULES if networks & {*_imported(_tree(path)), *_roots(_tree(path))}]
    assert callers == []


def _roots(tree: ast.Module) -> set[str]:
    return {name.split(".")[0] for name in _imported(tree)}


def test_imports_keep_their_direction() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_folders_of_tests_mirror_the_program() -> None:
    folders = {path.parent.relative_to(ROOT / "tests") for path in TESTS}
    strays = [str(folder) for folder in folders if not (ROOT / "desktop_app" / folder).is_dir()]
    assert [stray for stray in strays if Path(stray).parts[0] not in NO_MIRROR] == []


def test_every_module_is_tested_where_it_is_looked_for() -> None:
    """By ``tests/…/test_<module>.py``, by another test of that folder that imports it, or, for a part of a larger
    module, by the tests of the sibling that it belongs to.
    """
    folders = {path.parent for path in MODULES}
    untested = [_name(path) for folder in sorted(folders) for path in _untested(folder)]
    assert untested == []


def _untested(folder: Path) -> list[Path]:
    """Modules of ``folder`` with functions in them and no test."""
    imports = {path: _imported(_tree(path)) for path in folder.glob("*.py")}
    mirror = ROOT / "tests" / folder.relative_to(ROOT / "desktop_app")
    asked_for = set().union(*(_imported(_tree(test)) for test in mirror.glob("*.py")))
    own_test = {path for path in imports if (mirror / f"test_{path.stem}.py").exists()}
    asked_for |= set().union(*(imports[path] for path in own_test))
    return [
        path
        for path in sorted(imports)
        if path not in own_test
        and path.stem != "__init__"
        and _dotted(path) not in asked_for
        and path.relative_to(ROOT / "desktop_app").as_posix() not in TESTED_ELSEWHERE
        and any(_functions(_tree(path)))
    ]


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_no_exception_outlives_its_reason() -> None:
    assert [name for name in TESTED_ELSEWHERE if not (ROOT / "desktop_app" / name).exists()] == []


def test_the_tree_knows_no_machine() -> None:
    found = []
    for path in (
        path for folder in ("desktop_app", "resources", "tests", ".ci") for path in (ROOT / folder).rglob("*")
    ):
        if path.is_file() and path.suffix in _TEXT and "__pycache__" not in path.parts:
            found += [f"{_name(path)}: {hit[0]}" for hit in _MACHINE.finditer(path.read_text("utf-8", "replace"))]
    for path in (ROOT / "README.md", ROOT / "pyproject.toml"):
        found += [f"{_name(path)}: {hit[0]}" for hit in _MACHINE.finditer(path.read_text("utf-8"))]
    assert found == []
