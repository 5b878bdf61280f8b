"""The catalogues of translations: ``update`` brings them up to date with the sources, ``check`` finds what is wrong.

python resources/catalogues.py update|check [language ...]
"""

import io
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from messages import messages
from wording import Term, glossary_breaches, placeholder_faults, read_glossary, writing_faults

ROOT: Final = Path(__file__).resolve().parent.parent
LANGUAGES: Final = ("zh_CN", "zh_TW", "ro")  # English is the language of the message ids
_HEADER: Final = "# Texts of Quotadesk in {language}. Made by resources/catalogues.py; the translations are by hand."
_WIDTH: Final = 110


def main(arguments: list[str]) -> int:
    """0 if all is well, 1 if ``check`` found something, 2 for a wrong call."""
    command, *languages = arguments or [""]
    chosen = languages or LANGUAGES
    if command not in {"update", "check"} or not set(chosen) <= set(LANGUAGES):
        print(__doc__)
        return 2
    if command == "update":
        update(chosen)
        return 0
    faults = [fault for code in chosen for fault in check(code)]
    print("\n".join([*faults, f"catalogues: {len(faults)} faults in {', '.join(chosen)}"]))
    return 1 if faults else 0


@cache
def template() -> Catalog:
    """All messages of the sources, without translations."""
    catalogue = Catalog(project="quotadesk", charset="utf-8")
    for found in messages(ROOT):
        catalogue.add((found.text, found.many) if found.many else found.text, locations=[(found.place, 0)])
    return catalogue


def source(code: str) -> Path:
    return ROOT / "resources" / "locale" / code / "LC_MESSAGES" / "quotadesk.po"


def load(code: str) -> Catalog:
    """The catalogue of ``code`` as it lies in the tree, an empty one if there is none yet."""
    if not source(code).exists():
        return Catalog(locale=code, project="quotadesk", charset="utf-8", fuzzy=False)
    with source(code).open("rb") as text:
        return read_po(text, locale=code)


def update(languages: Iterable[str]) -> None:
    """Write the template and each catalogue, keeping every translation whose message still exists."""
    current = template()
    _write(current, ROOT / "resources" / "locale" / "quotadesk.pot")
    for code in languages:
        catalogue = load(code)
        catalogue.update(current, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.header_comment = _HEADER.format(language=code)
        catalogue.last_translator = catalogue.language_team = "Quotadesk"
        _write(catalogue, source(code))
        with source(code).with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
        known = entries(catalogue)
        waiting = sum(not all(entry.forms) for entry in known.values())
        print(f"{code}: {len(known)} messages, {waiting} to be translated")


def _write(catalogue: Catalog, target: Path) -> None:
    """Without line numbers, and a template without dates, so that history shows only what changed."""
    text = io.BytesIO()
    write_po(
        text,
        catalogue,
        width=_WIDTH,
        omit_header=catalogue.locale is None,
        include_lineno=False,
        ignore_obsolete=True,
        sort_by_file=True,
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.getvalue())


@dataclass(frozen=True, slots=True)
class Entry:
    """A message, its plural (or nothing) and its translated forms, as many as the language has."""

    one: str
    many: str
    forms: tuple[str, ...]
    fuzzy: bool


def entries(catalogue: Catalog) -> dict[str, Entry]:
    """The messages of ``catalogue`` by their English singular, without its header."""
    found = {}
    for message in catalogue:
        one, many = (*_texts(message.id), "")[:2]
        if one:
            found[one] = Entry(one, many, _texts(message.string), message.fuzzy)
    return found


def _texts(value: str | Sequence[str] | None) -> tuple[str, ...]:
    return (value or "",) if value is None or isinstance(value, str) else tuple(value)


def check(code: str) -> list[str]:
    """One line for each fault of the catalogue ``code``, naming the message."""
    known, wanted = entries(load(code)), entries(template())
    terms, never = read_glossary(ROOT / "resources" / "glossary.toml")
    faults = [(one, "not in the catalogue (run update)") for one in wanted.keys() - known.keys()]
    faults += [(one, "no longer in the sources (run update)") for one in known.keys() - wanted.keys()]
    for one in wanted.keys() & known.keys():
        entry = known[one]
        if entry.many != wanted[one].many:
            faults.append((one, "another plural in the sources (run update)"))
        elif entry.fuzzy or not all(entry.forms):
            faults.append((one, "fuzzy" if entry.fuzzy else "not translated"))
        else:
            faults += [(one, fault) for fault in _faults(entry, code, terms, never)]
    return [f"{code}: {fault}: {one}" for one, fault in sorted(faults)]


def _faults(entry: Entry, code: str, terms: list[Term], never: dict[str, re.Pattern[str]]) -> Iterator[str]:
    yield from placeholder_faults(entry.one, entry.many, entry.forms)
    for form in entry.forms:
        yield from writing_faults(entry.one, code, form)
        yield from glossary_breaches(terms, entry.one, code, form)
        banned = never[code].search(form) if code in never else None
        if banned:
            yield f"“{banned[0]}” is never written"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
