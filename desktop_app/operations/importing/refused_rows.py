"""The refused rows of an import as a file that can be mended and imported again."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path, PurePath

from desktop_app.domain.errors import UserError
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.mending import SETTLED
from desktop_app.files.source import REASON
from desktop_app.files.writers import write_whole
from desktop_app.i18n import N_
from desktop_app.reports.wording import problem_text
from desktop_app.store import batches
from desktop_app.store.batches import Problem
from desktop_app.store.database import Store

_MARK = "\ufeff"


def refused_name(source: str) -> str:
    """What a file of the refused rows of ``source`` is called, also after it was mended."""
    stem = PurePath(source).stem
    suffix = "-refused"
    return f"{stem if stem.endswith(suffix) else stem + suffix}.csv"


def is_open(problem: Problem) -> bool:
    """Whether a row was refused and kept, and not left out on purpose."""
    return problem.severity == "refused" and bool(problem.row) and problem.reason not in SETTLED


def refused_bytes(store: Store, batch_id: int) -> bytes:
    """The titles and each refused row once, as it stood in the file, its reasons in a last cell; UTF-8 CSV.

    A row with cells too many or too few keeps them, so that it is refused again unless it was mended. UserError if
    the rows were not kept.
    """
    problems = [problem for problem in batches.load_problems(store, batch_id) if is_open(problem)]
    if not problems:
        raise UserError(
            N_("The refused rows of this import were not kept."), N_("Mend the file it came from and import that.")
        )
    header = [str(title) for title in batches.description(store, batch_id).get("header", ())]
    own = header.index(REASON) if REASON in header else None
    reasons: dict[int, list[str]] = {}
    rows: dict[int, list[str]] = {}
    for problem in problems:
        reasons.setdefault(problem.line, []).append(problem_text(problem))
        # A row that is too long or too short has the reason of an earlier refusal last, wherever that is.
        rows[problem.line] = _without(problem.row, own if len(problem.row) == len(header) else own and -1)
    titles = _without(header, own)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    if any(titles):
        writer.writerow([*titles, REASON])
    for line, cells in rows.items():
        said = [" ".join(dict.fromkeys(reasons[line]))] if any(titles) else []
        writer.writerow([*cells, *said])
    return (_MARK + text.getvalue()).encode()


def _without(cells: Sequence[str], place: int | None) -> list[str]:
    """The cells but for the reasons that an earlier file of refused rows brought along."""
    return [cell for number, cell in enumerate(cells) if place is None or number != place % len(cells)]


def save_refused(store: Store, batch_id: int, path: Path, progress: Progress = SILENT) -> Path:
    """Write ``refused_bytes`` to ``path``; it is there whole or not at all."""
    progress.step(N_("Saving the refused rows"), 0, 1)
    write_whole(path, refused_bytes(store, batch_id))
    return path
