"""The house rules that no other tool checks: sizes, names, where things may stand, a test for every module."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

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


@dataclass(frozen=True)
class Facts:
    """What one file says of itself. ``imports``: every module that may be meant: ``a.b``, and ``a.b.c`` for a name
    taken from it. ``functions``: name → lines.
    """

    empty: bool
    opening: str
    imports: set[str]
    functions: dict[str, int]
    classes: list[str]


@cache
def _facts(path: Path) -> Facts:
    """Read in one walk; the trees themselves would fill the memory of the whole run."""
    tree = ast.parse(path.read_text("utf-8"), _name(path))
    found = Facts(not tree.body, (ast.get_docstring(tree) or "").split("\n\n")[0], set(), {}, [])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.imports.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.imports.update((node.module, *(f"{node.module}.{alias.name}" for alias in node.names)))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or 0) - node.lineno + 1
            found.functions[node.name] = max(size, found.functions.get(node.name, 0))
        elif isinstance(node, ast.ClassDef):
            found.classes.append(node.name)
    return found


def test_a_module_opens_with_a_sentence() -> None:
    found = {_name(path): _facts(path) for path in [*MODULES, *SCRIPTS]}
    assert [name for name, one in found.items() if not (one.empty or re.search(r"[.!?)]$", one.opening))] == []


def test_no_file_is_too_long() -> None:
    sizes = {_name(path): len(path.read_text("utf-8").splitlines()) for path in [*MODULES, *TESTS, *SCRIPTS]}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    sizes = {(_name(path), *one) for path in [*MODULES, *SCRIPTS] for one in _facts(path).functions.items()}
    assert {one for one in sizes if one[-1] > LONGEST_FUNCTION} == set()


def test_names_say_what_a_thing_is() -> None:
    files = [_name(path) for path in [*MODULES, *SCRIPTS] if any(map(_BANNED.search, [path.stem, path.parent.name]))]
    classes = [
        f"{_name(path)}: {name}"
        for path in MODULES
        for name in _facts(path).classes
        if _BANNED.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower())
    ]
    assert files + classes == []


def test_only_the_store_speaks_to_the_database() -> None:
    engines = {"sqlite3", "sqlcipher3", "sqlite_utils", "apsw"}
    strangers = [
        _name(path)
        for path in MODULES
        if path.relative_to(ROOT / "desktop_app").parts[0] != "store"
        and {name.split(".")[0] for name in _facts(path).imports} & engines
    ]
    assert strangers == []


def test_nothing_speaks_to_a_network() -> None:
    networks = {"socket", "http", "urllib", "ftplib", "smtplib", "ssl", "requests", "httpx", "PySide6.QtNetwork"}
    callers = [_name(path) for path in MODULES if networks & {*_facts(path).imports, *_roots(path)}]
    assert callers == []


def _roots(path: Path) -> set[str]:
    return {name.split(".")[0] for name in _facts(path).imports}


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
    imports = {path: _facts(path).imports for path in folder.glob("*.py")}
    mirror = ROOT / "tests" / folder.relative_to(ROOT / "desktop_app")
    asked_for = set().union(*(_facts(test).imports for test in mirror.glob("*.py")))
    own_test = {path for path in imports if (mirror / f"test_{path.stem}.py").exists()}
    asked_for |= set().union(*(imports[path] for path in own_test))
    return [
        path
        for path in sorted(imports)
        if path not in own_test
        and path.stem != "__init__"
        and _dotted(path) not in asked_for
        and path.relative_to(ROOT / "desktop_app").as_posix() not in TESTED_ELSEWHERE
        and _facts(path).functions
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
