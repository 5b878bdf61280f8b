"""What a translation must keep: its placeholders, its blanks, its script and the words of glossary.toml."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any, Final

_NATIONAL_SETS: Final = {"zh_CN": "gb2312", "zh_TW": "big5"}
"""Sets made before Unicode, each without the characters that only the other script writes."""
_IDEOGRAPH: Final = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Term:
    """One idea of the glossary: where ``english`` finds it and what each language may and may not call it."""

    name: str
    english: re.Pattern[str]
    elsewhere: re.Pattern[str] | None
    allowed: dict[str, re.Pattern[str]]
    forbidden: dict[str, re.Pattern[str]]


def read_glossary(path: Path) -> tuple[list[Term], dict[str, re.Pattern[str]]]:
    """The terms, and by language what may never be written."""
    data = tomllib.loads(path.read_text("utf-8"))
    return [_term(entry) for entry in data["term"]], _patterns(data["never"])


def _term(entry: dict[str, Any]) -> Term:
    elsewhere = entry.get("elsewhere")
    return Term(
        entry["english"][0],
        re.compile(rf"\b(?:{'|'.join(entry['english'])})\b", re.IGNORECASE),
        re.compile("|".join(elsewhere), re.IGNORECASE) if elsewhere else None,
        _patterns(entry["use"]),
        _patterns(entry.get("not", {})),
    )


def _patterns(by_language: dict[str, list[str]]) -> dict[str, re.Pattern[str]]:
    return {code: re.compile("|".join(words), re.IGNORECASE) for code, words in by_language.items()}


_PLACE: Final = re.compile(r"\{[^{}]*\}")


def glossary_breaches(terms: Iterable[Term], english: str, code: str, text: str) -> Iterator[str]:
    """Terms that stand in ``english`` and are missing from, or misnamed in, its translation ``text``.

    What stands in braces is filled in and shown to nobody.
    """
    english = _PLACE.sub("", english)
    for term in terms:
        if not term.english.search(term.elsewhere.sub("", english) if term.elsewhere else english):
            continue
        if not term.allowed[code].search(text):
            yield f"“{term.name}” should be {term.allowed[code].pattern}"
        misnamed = term.forbidden[code].search(text) if code in term.forbidden else None
        if misnamed:
            yield f"“{term.name}” must not be called “{misnamed[0]}”"


def placeholder_faults(one: str, many: str, forms: tuple[str, ...]) -> Iterator[str]:
    """Differences in the ``{names}``. A form for a single thing may leave its number out ("one record")."""
    try:
        wanted, counted = placeholders(one), placeholders(many or one)
        given = [placeholders(form) for form in forms]
    except ValueError as error:
        yield f"braces: {error}"
        return
    for place, names in enumerate(given):
        single = bool(many) and place == 0 and len(given) > 1
        missing = (wanted if single else counted) - names
        if len(missing) > single:
            yield f"misses {{{', '.join(sorted(missing))}}}"
        if names - wanted - counted:
            yield f"does not know {{{', '.join(sorted(names - wanted - counted))}}}"


def placeholders(text: str) -> set[str]:
    """Names in braces, and Qt's %1; ValueError if the braces don't match."""
    named = {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}
    return named | set(re.findall(r"%\d", text))


def writing_faults(english: str, code: str, text: str) -> Iterator[str]:
    """Blanks and line ends that differ, and characters of the other Chinese script."""
    if (english[:1].isspace(), english[-1:].isspace()) != (text[:1].isspace(), text[-1:].isspace()):
        yield "begins or ends with other blanks than the English"
    foreign = sorted({sign for sign in _IDEOGRAPH.findall(text) if _is_foreign(sign, code)})
    if foreign:
        yield f"characters of another script: {''.join(foreign)}"


def _is_foreign(sign: str, code: str) -> bool:
    """Whether the ideograph ``sign`` is unknown to the language ``code``; Romanian knows none."""
    return code not in _NATIONAL_SETS or not _encodes(sign, _NATIONAL_SETS[code])


def _encodes(sign: str, codec: str) -> bool:
    try:
        sign.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
