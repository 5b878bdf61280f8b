"""A table of the sample as a company would export it, and how such exports write days, moments and money."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.records import Kind

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleTable:
    """``file``: what such an export is called."""

    kind: Kind
    file: str
    header: Row
    rows: tuple[Row, ...]

    def as_csv(self) -> bytes:
        """Comma-separated UTF-8 with a mark, as spreadsheets write it."""
        text = io.StringIO(newline="")
        csv.writer(text).writerows([self.header, *self.rows])
        return text.getvalue().encode("utf-8-sig")


def day_text(day: date | None) -> str:
    return day.isoformat() if day else ""


def moment_text(moment: datetime | None) -> str:
    return moment.isoformat(" ", "minutes") if moment else ""


def money_text(cents: int | None) -> str:
    """Cents as a decimal; empty for no amount."""
    if cents is None:
        return ""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"
