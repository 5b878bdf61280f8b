"""Whether a table of periods without a KPI holds what is aimed at or what was reached; its cells can't tell."""

import re
from pathlib import PurePath
from typing import Final

from desktop_app.domain.records import Kind
from desktop_app.files.header_match import ALIKE, name_match
from desktop_app.files.header_names import words_of
from desktop_app.files.import_kinds import Mapping
from desktop_app.files.kinds import SPREAD
from desktop_app.files.source import RawTable

READINGS: Final = (Kind.TARGET, Kind.KPI_VALUE)
"""What such a table may hold, the likelier first."""
_NUMBERS: Final = re.compile(r"\d+")


def asked_of_kind(table: RawTable, mapping: Mapping, file: str, *, settled: bool) -> tuple[bool, bool]:
    """Whether the kind is to be asked about, and whether which of READINGS is; nothing where it is ``settled``."""
    return not settled and not mapping.columns, not settled and asks_which(table, mapping, file)


def asks_which(table: RawTable, mapping: Mapping, file: str) -> bool:
    """Whether ``mapping``, a guess, takes a column for each period and neither a column nor a name speaks of targets.

    ``file``: its name, which may say it as the name of the sheet may: targets 2026.xlsx.
    """
    spread = any(SPREAD in key for key, _place in mapping.columns)
    if mapping.kind not in READINGS or not spread or mapping.column("kpi") is not None:
        return False
    return not any(map(_says_target, (PurePath(file).stem, table.title)))


def _says_target(name: str) -> bool:
    return any(name_match(word, "target") >= ALIKE for word in words_of(_NUMBERS.sub(" ", name)))
