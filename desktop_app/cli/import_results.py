"""What an import or a dry run has to say: as text, as JSON, as a report of every row that was not plainly imported."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import JSON_FORMAT
from desktop_app.domain.formats import format_number
from desktop_app.files.chosen_types import way_of
from desktop_app.files.mending import LEFT_OUT, REPLACED_BY, TAKEN_EMPTY, fix_to_json
from desktop_app.files.source import Evidence
from desktop_app.files.writers import write_whole
from desktop_app.i18n import _
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.importing.understand import Understanding
from desktop_app.reports.wording import problem_text
from desktop_app.store.batches import Batch, Problem
from desktop_app.store.faults import told

_GROUPS: Final = 12
_OUTCOMES: Final = {LEFT_OUT: "left_out", REPLACED_BY: "replaced", TAKEN_EMPTY: "emptied"}


def understood_json(found: Understanding) -> dict[str, Any]:
    return {
        "source": found.source.name,
        "kind": None if found.asks_kind else found.mapping.kind.value,
        "recognised": _sentence(found.export.evidence) if found.export else None,
        "continued": _sentence(found.continued) if found.continued else None,
        "coded": [_sentence(one.evidence) for one in found.coded],
        "rows": len(found.table.rows),
        "columns": {key: found.table.title_of(place) for key, place in found.mapping.columns},
        "missing": list(found.mapping.missing),
        "questions": [
            {
                "column": one.title,
                "text": one.alternatives[0].text,
                "readings": [str(a.value) for a in one.alternatives],
            }
            for one in found.doubts
        ],
        "aliases": [
            {"noun": one.noun, "written": one.written, "known": one.known, "rows": one.rows} for one in found.offers
        ],
        "unknown_people": list(found.unknown_people),
        "rates_needed": [{"currency": one.currency, "rows": one.rows} for one in found.asks_rates],
        **{key: getattr(found, key) for key in ("asks_targets", "asks_tax")},
        "asks_void": list(found.asks_void.texts) if found.asks_void else [],
        "asks_total": found.asks_total is not None,
        "asks_discount": [one.value for one, _share in found.asks_discount.offers] if found.asks_discount else [],
        "types": [
            {"column": found.table.title_of(place), "type": one.kind.value, "way": way_of(one), "certain": one.certain}
            for place, one in enumerate(found.types)
        ],
        "fixes": [fix_to_json(fix) for fix in found.choices.fixes or ()],
        "joined": found.lookup.name if found.lookup else None,
        "joins": [
            {"name": one.name, "key": one.key, "on": one.on, "adds": list(one.adds), "found": one.found,
             "total": one.total}
            for one in found.joins
        ],
        "problems": dict(Counter(_(problem.reason) for problem in found.problems)),
    }  # fmt: skip


def _sentence(evidence: Evidence) -> str:
    return _(evidence.because).format(**dict(evidence.values))


def _counts(batch: Batch) -> dict[str, Any]:
    return {
        "source": batch.source,
        "batch": batch.id,
        "kind": batch.kind,
        "rows": batch.rows,
        "created": batch.created,
        "changed": batch.changed,
        "unchanged": batch.unchanged,
        "refused": batch.refused,
    }


def imported_json(result: Imported) -> dict[str, Any]:
    return {
        **_counts(result.batch),
        "new_people": list(result.new_people),
        "problems": [
            {"line": one.line, "column": one.column, "text": one.original, "severity": one.severity,
             "reason": problem_text(one)}
            for one in result.problems
        ],
    }  # fmt: skip


def print_result(result: dict[str, Any], *, dry_run: bool = False, checked: bool = False) -> None:
    """``checked``: every row was tried and nothing was kept."""
    if dry_run:
        if result["kind"] is None:
            click.echo(_("{source}: it is not clear what its {rows} rows hold; say it with --kind.").format(**result))
            return
        click.echo(_("{source}: {rows} rows of {kind}; nothing was imported.").format(**result))
        for sentence in filter(None, (result["recognised"], result["continued"], *result["coded"])):
            click.echo(f"  {sentence}")
        for field, column in result["columns"].items():
            click.echo(f"  {field} = {column}")
        for offer in result["aliases"]:
            click.echo(_("  {written} looks like {known} ({rows} rows)").format(**offer))
        for offer in result["joins"]:
            said = _("  {name} can be joined by {key}: {found} of {total} in {on} are listed; it adds {columns}")
            click.echo(said.format(columns=", ".join(offer["adds"]), **offer))
        return
    sentence = (
        _("{source}: tried and undone, {rows} rows = {created} new + {changed} changed + {unchanged} unchanged"
          " + {refused} refused")
        if checked
        else _("{source}: batch {batch}, {rows} rows = {created} new + {changed} changed + {unchanged} unchanged"
               " + {refused} refused")
    )  # fmt: skip
    click.echo(sentence.format(**result))
    grouped = Counter((one["severity"], one["reason"]) for one in result["problems"])
    for (_severity, reason), number in grouped.most_common(_GROUPS):
        first = next(one["line"] for one in result["problems"] if one["reason"] == reason)
        where = _("  {n} × {reason} (first: line {line})") if first else "  {n} × {reason}"
        click.echo(where.format(n=number, reason=reason, line=first))


def write_report(path: Path, results: Iterable[Imported]) -> None:
    """Every row of ``results`` that was not plainly imported, as JSON; there whole or not at all."""
    data = {"format": JSON_FORMAT, "imports": [_report_json(one) for one in results]}
    with told(path):
        write_whole(path, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def _report_json(result: Imported) -> dict[str, Any]:
    return {
        **_counts(result.batch),
        "lines": [_line_json(one) for one in result.problems],
    }


def _line_json(problem: Problem) -> dict[str, Any]:
    outcome = _OUTCOMES.get(problem.reason, "refused" if problem.severity == "refused" else "taken")
    return {
        "line": problem.line or None,
        "column": problem.column,
        "original": problem.original,
        "reason_id": problem.reason,
        "reason": problem_text(problem),
        "details": dict(problem.details),
        "outcome": outcome,
        "cells": list(problem.row),
    }


def print_sum(results: Iterable[Imported]) -> None:
    """One line for several files."""
    every = [one.batch for one in results]
    keys = ("rows", "created", "changed", "unchanged", "refused")
    sums = {key: format_number(sum(getattr(batch, key) for batch in every)) for key in keys}
    said = _("{n} files: {rows} rows = {created} new + {changed} changed + {unchanged} unchanged + {refused} refused")
    click.echo(said.format(n=len(every), **sums))
