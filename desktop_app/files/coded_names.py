"""Columns that hold a code and a name in one cell, 102.王定邦: found by content, parted as rows pass by column.

Which names are known whole is the caller's to say; what becomes of a code afterwards is operations' question.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.files.chunk import Chunk
from desktop_app.files.import_kinds import Mapping as ColumnMapping
from desktop_app.files.kinds import find_kind
from desktop_app.files.source import Evidence, RawTable
from desktop_app.i18n import N_

NOUNS: Final = {"owner": "person", "customer": "customer", "product": "product"}
"""What the names of a field are; the field “name” holds those of its kind of file."""
_CODE: Final = r"(?:[A-Z]{1,6}-)?\d{1,12}"
_REST: Final = r"(?P<rest>[^\W\d_].*)"  # “1.5 Litre” holds no code
_BETWEEN: Final = re.compile(rf"(?P<code>{_CODE})(?P<separator>\s*[.\-/:_．：、]\s*|\s+){_REST}")
_BEFORE: Final = re.compile(rf"[(\[（【](?P<code>{_CODE})[)\]）】]\s*{_REST}")
_AROUND: Final = re.compile(rf"(?P<code>{_CODE})\s*[(\[（【]{_REST}[)\]）】]")
_FEWEST: Final = 3  # distinct values; two may be chance
_MOST: Final = 0.95
_WEAK: Final = frozenset({"", "-"})
"""What parts a measure from its thing too, “10 Ohm” and “3-Phase”: numbers are codes there if long and alike."""
_LONG: Final = 3  # digits
_APART: Final = N_("Numbers stand before the names in “{column}”; the names are taken without them.")


@dataclass(frozen=True, slots=True)
class CodedNames:
    """The column ``title`` is the field ``key`` with names of ``noun``, and codes before them."""

    key: str
    noun: str
    title: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Parts:
    code: str
    rest: str
    separator: str

    @property
    def shape(self) -> tuple[str, str]:
        return "A-" if "-" in self.code else "", self.separator


def parted(text: str) -> tuple[str, str]:
    """Code and name of a cell; no code where there is none."""
    parts = _split(text)
    return (parts.code, parts.rest) if parts else ("", text)


def find_coded(table: RawTable, mapping: ColumnMapping, settled: Mapping[str, bool]) -> tuple[CodedNames, ...]:
    """The columns whose names are taken without the codes before them.

    ``settled``: title → whether to part it. A column that nothing is settled for must prove itself.
    """
    nouns = _nouns(mapping)
    apart: list[CodedNames] = []
    for key, place in mapping.columns:
        title = table.title_of(place)
        if key in nouns and (settled[title] if title in settled else _is_proved(table.column(place))):
            evidence = Evidence("codes", title, _APART, (("column", title),))
            apart.append(CodedNames(key, nouns[key], title, evidence))
    return tuple(apart)


def without_codes(chunk: Chunk, coded: Sequence[CodedNames], known: Callable[[str, str], object]) -> Chunk:
    """The same with names for cells and the codes beside; a text that is ``known``, noun and text, stays whole.

    The code of a person in a list of people is the staff number, where the list has no other.
    """
    for one in coded:
        if one.key not in chunk.values:
            continue
        texts = [str(value or "") for value in chunk.values[one.key]]
        pairs = {text: ("", text) if known(one.noun, text) else parted(text) for text in set(texts)}
        names = [pairs[text][1] or None for text in texts]
        codes = [pairs[text][0] for text in texts]
        values = {**chunk.values, one.key: names}
        if one.noun == "person" and one.key == "name" and "staff_no" not in values:
            chunk = replace(chunk, values={**values, "staff_no": [code or None for code in codes]})
        else:
            chunk = replace(chunk, values=values, rest={**chunk.rest, f"{one.title} (code)": codes})
    return chunk


def _nouns(mapping: ColumnMapping) -> dict[str, str]:
    """What the names of its fields are, by the field."""
    named = find_kind(mapping.kind).kind.value
    return {**NOUNS, "name": named} if named in NOUNS.values() else dict(NOUNS)


def _is_proved(column: Sequence[str]) -> bool:
    """One shape in nearly all of its texts, each code always with the same name and each name with one code."""
    texts = set(map(str.strip, column)) - {""}
    least = _MOST * len(texts)
    found: list[_Parts] = []
    for place, text in enumerate(texts, 1):
        if parts := _split(text):
            found.append(parts)
        elif len(found) + len(texts) - place < least:  # most columns hold no codes, which their first texts show
            return False
    if len(texts) < _FEWEST or len(found) < least or len({one.shape for one in found}) > 1:
        return False
    if not len({one.code for one in found}) == len({one.rest.casefold() for one in found}) == len(found):
        return False
    lengths = {len(one.code) for one in found}
    weak = found[0].shape in {("", sign) for sign in _WEAK}
    return not weak or (len(lengths) == 1 and min(lengths) >= _LONG)


def _split(text: str) -> _Parts | None:
    text = text.strip()
    for form, sign in ((_BEFORE, "["), (_AROUND, "("), (_BETWEEN, "")):
        found = form.fullmatch(text)
        if found:
            between = sign or found["separator"]
            bare = between.strip()
            return _Parts(found["code"], found["rest"].strip(), between if between == f" {bare} " and bare else bare)
    return None
