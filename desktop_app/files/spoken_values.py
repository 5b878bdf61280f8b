"""Cells that say yes or no, a month or how long something took, in seven languages."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from desktop_app.files.cell_classes import plain
from desktop_app.files.days import MONTHS, bare
from desktop_app.files.header_names import words_of
from desktop_app.i18n import N_

YES: Final = "yes"
NO: Final = "no"
NO_FLAG: Final = N_("This is neither yes nor no.")
NO_DURATION: Final = N_("This is not a length of time.")
_WORDS: Final = {
    YES: (
        "yes|y|true|1|x|ok|on|overlay|answered|connected|picked up|passed|pass|attended|completed|present|"
        "是|有|对|已接|已接听|接通|已接通|通过|合格|已通过|参加|已参加|出席|到场|已接聽|已接通|通過|已通過|參加|已參加|"
        "da|adevărat|răspuns|preluat|promovat|admis|trecut|prezent|participat|"
        "ja|wahr|angenommen|beantwortet|bestanden|anwesend|teilgenommen|"
        "oui|vrai|répondu|décroché|réussi|validé|présent|participé|"
        "sí|si|verdadero|atendida|contestada|respondida|aprobado|aprobada|apto|superado|presente|asistió"
    ),
    NO: (
        "no|n|false|0|off|revenue|missed|no answer|not answered|unanswered|busy|failed|fail|abandoned|absent|no show|"
        "否|无|未接|未接听|未接通|未通过|不合格|未参加|缺席|無|未接聽|未通過|未參加|"
        "nu|fals|ratat|nepreluat|ocupat|respins|picat|absent|"
        "nein|falsch|verpasst|nicht angenommen|besetzt|durchgefallen|nicht bestanden|abwesend|"
        "non|faux|manqué|sans réponse|occupé|échoué|échec|refusé|"
        "falso|perdida|no contestada|no atendida|ocupado|suspendido|suspenso|no apto|ausente"
    ),
}
_MONTH_FIRST: Final = re.compile(r"(\d{1,2})[-/.](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})(?:[-/.]|\s*年\s*)(\d{1,2})\s*月?")
_TOGETHER: Final = re.compile(r"((?:19|20)\d{2})(\d{2})")
_NAMED: Final = re.compile(r"([^\W\d_]+)\.?[\s\-/.']+(?:de\s+)?(\d{4}|\d{2})")
_NAMED_LAST: Final = re.compile(r"(\d{4})[\s\-/.]+([^\W\d_]+)\.?")
_CLOCK: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?")
_PART: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)")
_CENTURY: Final = 2000
_SHORT_YEAR: Final = 100
_MONTHS: Final = 12
_UNITS: Final = {
    3600: "h|hr|hrs|hour|hours|std|stunde|stunden|heure|heures|hora|horas|oră|ore|小时|小時|时|時",
    60: "m|min|mins|minute|minutes|minuten|minuto|minutos|分钟|分鐘|分",
    1: "s|sec|secs|second|seconds|sekunde|sekunden|sek|seconde|secondes|segundo|segundos|seg|secunde|secundă|秒|秒钟",
}
_SECONDS_OF: Final = {words_of(word): size for size, words in _UNITS.items() for word in words.split("|")}


@lru_cache(maxsize=1)
def _flags() -> dict[tuple[str, ...], str]:
    return {words_of(word): flag for flag, words in _WORDS.items() for word in words.split("|")}


def parse_flag(text: str) -> str | None:
    """YES or NO; None when the words say neither."""
    short = plain(text)
    if short in ("✓", "✔", "√"):
        return YES
    return _flags().get(words_of(short))


def parse_month(text: str) -> date | None:
    """The first day of a month that is named without a day: 2026-03, 03/2026, 202603, März 2026, 2026年3月."""
    short = plain(text)
    year, month = 0, 0
    if found := _YEAR_FIRST.fullmatch(short) or _TOGETHER.fullmatch(short):
        year, month = int(found[1]), int(found[2])
    elif found := _MONTH_FIRST.fullmatch(short):
        year, month = int(found[2]), int(found[1])
    elif found := _NAMED.fullmatch(short):
        year, month = int(found[2]), MONTHS.get(bare(found[1]), 0)
    elif found := _NAMED_LAST.fullmatch(short):
        year, month = int(found[1]), MONTHS.get(bare(found[2]), 0)
    year += _CENTURY if year < _SHORT_YEAR else 0
    return date(year, month, 1) if 1 <= month <= _MONTHS else None


def parse_duration(text: str, number: Decimal | None, title: str, *, in_minutes: bool) -> Decimal | None:
    """Seconds. ``number``: the cell read as a plain number, if it is one.

    A number alone is in the unit that the column's title names, else in minutes or seconds as the field is; with one
    colon it is hours and minutes, or minutes and seconds.
    """
    if number is not None:
        named = next((_SECONDS_OF[(word,)] for word in _title_words(title) if (word,) in _SECONDS_OF), 0)
        return number * (named or (60 if in_minutes else 1))
    short = plain(text)
    if clock := _CLOCK.fullmatch(short):
        hours, minutes, seconds = int(clock[1] or 0), int(clock[2]), int(clock[3])
        if clock[1] is None and in_minutes:
            return Decimal(minutes * 3600 + seconds * 60)
        return Decimal(hours * 3600 + minutes * 60 + seconds)
    return _spoken(short)


def _spoken(short: str) -> Decimal | None:
    """1h 30m, 3分25秒, 90 min."""
    total, rest = Decimal(0), short
    for part in _PART.finditer(short):
        size = _SECONDS_OF.get(words_of(part[2]))
        if size is None:
            return None
        total += Decimal(part[1].replace(",", ".")) * size
        rest = rest.replace(part[0], "", 1)
    return total if total and not rest.strip() else None


def _title_words(title: str) -> tuple[str, ...]:
    """The words of a title with those in its brackets, where units stand."""
    return words_of(re.sub(r"[()（）\[\]]", " ", title))
