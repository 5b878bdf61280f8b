"""Papers around a run: everybody's statements in one go, plans to be signed, the package for an accountant."""

import hashlib
import io
import json
import re
import secrets
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import UserError
from desktop_app.domain.period import Period
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.files.pdf import pdf_bytes
from desktop_app.files.writers import JSON_FORMAT, write_table, write_whole
from desktop_app.i18n import N_
from desktop_app.operations.moments import now
from desktop_app.operations.pay.evaluate import Evaluated, runs_of
from desktop_app.operations.pay.pay_review import find_run, period_of_run, register
from desktop_app.operations.pay.pay_run import conventions
from desktop_app.operations.pay.payroll import payroll_table
from desktop_app.operations.pay.statement_files import FORMS, Form, made_at, statement_bytes
from desktop_app.operations.report_files import speaking
from desktop_app.reports import plan_document, run_register
from desktop_app.rules.incentives.plan import Plan
from desktop_app.rules.incentives.plan_file import parse_plan
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import names, plans, settings
from desktop_app.store.database import Store

_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]')  # in file names, on any system
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
_GROUPS: Final = (4, 4, 4)


@dataclass(frozen=True, slots=True)
class Papers:
    """``passwords``: what each person's PDF opens with, by name; ``held``: whose pay is open, so that there is none."""

    files: tuple[Path, ...]
    passwords: tuple[tuple[str, str], ...] = ()
    held: tuple[str, ...] = ()


def export_statements(
    store: Store,
    period: Period,
    folder: Path,
    form: Form,
    progress: Progress = SILENT,
    *,
    people: Sequence[int] = (),
    language: str = "",
    protect: bool = False,
) -> Papers:
    """A file for each person of ``people``, or for everybody settled in ``period``, in that person's language.

    ``protect``: each PDF gets a password of its own, which is kept nowhere but in what is returned. Stopped half-way,
    no file stays. UserError if the period has no run, or for a form that has no password.
    """
    if form.ending not in FORMS or (protect and form.ending != "pdf"):
        raise UserError(N_("A statement with a password is a PDF."), N_("Choose PDF, or no password."))
    found = [(run, one) for run in _runs(store, period) for one in run.posted() if not people or one.person in people]
    ready = [(run, one) for run, one in found if one.pay is not None]
    speaks = names.latest_facts(store, "language")
    written: list[Path] = []
    passwords = []
    try:
        for place, (run, one) in enumerate(ready):
            progress.step(N_("Writing the statements"), place, len(ready))
            own = Form(form.ending, form.brief, password() if protect else "")
            with speaking(store, speaks.get(one.person) or language):
                data = statement_bytes(store, one, run.run, own)
            written.append(free_file(folder, f"{one.name} {period.name}", form.ending, written))
            write_whole(written[-1], data)
            passwords += [(one.name, own.password)] if protect else []
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    written_for = {one.person for _run, one in ready}
    waiting = dict.fromkeys(one.name for _run, one in found if one.person not in written_for)
    return Papers(tuple(written), tuple(passwords), tuple(waiting))


def password() -> str:
    """Twelve letters and digits in groups, about 59 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _letter in range(size)) for size in _GROUPS)


def free_file(folder: Path, name: str, ending: str, taken: Sequence[Path]) -> Path:
    """Named after one person alone; two of one name get a number, a file of before is written over."""
    stem = " ".join(_FORBIDDEN.sub(" ", name).split()).strip(" .")
    path, number = folder / f"{stem}.{ending}", 2
    while path in taken:
        path, number = folder / f"{stem} {number}.{ending}", number + 1
    return path


def export_plan(
    store: Store, plan_id: int, target: Path, progress: Progress = SILENT, *, person: int = 0, language: str = ""
) -> Path:
    """A plan as PDF with a line to sign; ``person``: who signs, whose language it is in."""
    speaks = names.latest_facts(store, "language").get(person, "")
    with speaking(store, speaks or language):
        progress.step(N_("Writing the plan"), 0, 1)
        who = names.texts(store).get(person, "") if person else ""
        write_whole(target, _plan_bytes(store, _plan(store, plan_id), now(), who))
    return target


def export_conventions(store: Store, target: Path, progress: Progress = SILENT, *, language: str = "") -> Path:
    """The card of conventions as PDF: what holds for everybody, and each plan's rules in sentences."""
    with speaking(store, language):
        progress.step(N_("Writing the conventions"), 0, 1)
        ids = sorted({one.plan_id for one in plans.load(store)})
        write_whole(target, _conventions_bytes(store, [_plan(store, one) for one in ids], now()))
    return target


def export_package(store: Store, number: int, target: Path, progress: Progress = SILENT, *, language: str = "") -> Path:
    """Run ``number`` for an accountant: register, payroll file, statements, plans, conventions and their checksums.

    Written again it is the same file: everything is dated by the run.
    """
    run = find_run(store, number)
    made = made_at(run.run)
    with speaking(store, language):
        parts = []
        paid = [one for one in run.posted() if one.pay is not None]
        whole = 5 + len(paid)
        for place, part in enumerate(_parts(store, run, paid, made)):
            progress.step(N_("Putting the package together"), place, whole)
            parts.append(part)
        parts.append(("manifest.json", _manifest(run, parts)))
    write_whole(target, _zipped(parts, made))
    return target


def _parts(store: Store, run: Evaluated, paid: Sequence[Statement], made: datetime) -> Iterator[tuple[str, bytes]]:
    found = register(store, run.run.id)
    text = json.dumps({"format": JSON_FORMAT, **run_register.to_json(found)}, ensure_ascii=False, indent=2)
    yield "register.json", f"{text}\n".encode()
    stream = io.BytesIO()
    write_table(run_register.line_table(found), stream, "csv")
    yield "register.csv", stream.getvalue()
    stream = io.BytesIO()
    write_table(payroll_table(store, run), stream, "csv")
    yield "payroll.csv", stream.getvalue()
    period, taken = period_of_run(run.run), list[Path]()
    for one in paid:
        taken.append(free_file(Path("statements"), f"{one.name} {period.name}", "pdf", taken))
        yield taken[-1].as_posix(), statement_bytes(store, one, run.run, Form("pdf"))
    versions = dict.fromkeys(one.plan_version for one in run.statements)
    stored = [one for one in (plans.version(store, version) for version in versions) if one is not None]
    for each in {one.plan_id: one for one in stored}.values():
        plan = _plan(store, each.plan_id)
        name = free_file(Path("plans"), each.name, "pdf", taken)
        taken.append(name)
        yield name.as_posix(), _plan_bytes(store, plan, made, "")
        yield name.with_suffix(".toml").as_posix(), each.text.encode()
    used = [_plan(store, one) for one in dict.fromkeys(each.plan_id for each in stored)]
    yield "conventions.pdf", _conventions_bytes(store, used, made)


def _manifest(run: Evaluated, parts: Sequence[tuple[str, bytes]]) -> bytes:
    told = {
        "format": JSON_FORMAT,
        "run": run.run.id,
        "period": run.run.period,
        "state": run.run.state,
        "fingerprint": run.run.fingerprint,
        "totals": run.totals(),
        "files": [
            {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in parts
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _zipped(parts: Sequence[tuple[str, bytes]], made: datetime) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts:
            package.writestr(zipfile.ZipInfo(name, made.astimezone(UTC).timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _runs(store: Store, period: Period) -> list[Evaluated]:
    """The runs that count; UserError if there is none."""
    found = [one for one in runs_of(store, period) if one.run.state != "withdrawn"]
    if not found:
        raise UserError(
            N_("{period} has not been evaluated yet."), N_("Evaluate the period first."), period=period.name
        )
    return found


def _plan(store: Store, plan_id: int) -> Plan:
    """Every version, oldest first."""
    stored = plans.versions(store, plan_id)
    parsed = [parse_plan(one.text).plan for one in reversed(stored)]
    versions = {version.valid_from: version for plan in parsed for version in plan.versions}
    return Plan(stored[0].name, tuple(versions[day] for day in sorted(versions)))


def _plan_bytes(store: Store, plan: Plan, made: datetime, person: str) -> bytes:
    company = settings.load(store).company
    return pdf_bytes(plan_document.build(plan, company, person, day=made.astimezone().date()), made)


def _conventions_bytes(store: Store, used: Sequence[Plan], made: datetime) -> bytes:
    chosen = settings.load(store)
    day = made.astimezone().date()
    return pdf_bytes(plan_document.conventions(conventions(chosen), used, chosen.company, day=day), made)
