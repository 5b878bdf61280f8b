"""The import command: files in a sensible order, one batch each, what became of them, and a report of odd rows."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.import_options import choices_for, import_options, join_file
from desktop_app.cli.import_results import imported_json, print_result, print_sum, understood_json, write_report
from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json
from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_
from desktop_app.operations.importing.arrival import arrange, others
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.import_file import Imported, Request, import_file, try_import
from desktop_app.operations.importing.refused_rows import refused_name, save_refused
from desktop_app.operations.importing.understand import understand_file
from desktop_app.store.database import Store


@click.command("import")
@file_argument
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@import_options
@click.option("--changes-from", help="Day from which a changed team, manager or role holds; without it: corrected.")
@click.option("--dry-run", is_flag=True, help="Only say what the file seems to be; its first rows are looked at.")
@click.option("--check", is_flag=True, help="Try every row and undo it all; say what an import would bring.")
@click.option("--report", type=click.Path(path_type=Path),
              help="Write every row that was not plainly imported to this JSON file.")  # fmt: skip
@click.option("--refused", type=click.Path(path_type=Path),
              help="Write refused rows to this file or into this folder, to be mended and imported again.")  # fmt: skip
@json_option
def import_(file: Path, sources: tuple[Path, ...], *, dry_run: bool, as_json: bool, **options: Any) -> None:
    """Import SOURCES into FILE, one batch each: people, products and customers first."""
    with opened(file, write=not dry_run) as store:
        wanted = _in_order(store, sources, options)
        if options["refused"] and len(wanted) > 1 and not options["refused"].is_dir():
            raise UserError(N_("Refused rows of several files need a folder."), N_("Name a folder after --refused."))
        if dry_run:
            _show_dry_run(store, file, wanted, options, as_json=as_json)
            return
        results = []
        for source in wanted:
            results.append(_bring(store, source, _choices(store, source, sources, options), options))
            if options["refused"] and results[-1].batch.refused and not options["check"]:
                save_refused(store, results[-1].batch.id, _refused_path(options["refused"], source))
            if not as_json:
                print_result(imported_json(results[-1]), checked=options["check"])
    if options["report"]:
        write_report(options["report"], results)
    if as_json:
        show_json({"file": file, "imports": list(map(imported_json, results))})
    elif len(results) > 1:
        print_sum(results)


def _in_order(store: Store, sources: Sequence[Path], options: dict[str, Any]) -> list[Path]:
    """The file that is joined is not imported by itself."""
    joined = join_file(options)
    left = [source for source in sources if joined is None or not source.exists() or not source.samefile(joined)]
    return left if len(left) < 2 or options["kind"] else arrange(store, left)  # noqa: PLR2004 - one needs no order


def _refused_path(wanted: Path, source: Path) -> Path:
    return wanted / refused_name(source.name) if wanted.is_dir() else wanted


def _choices(store: Store, source: Path, sources: Sequence[Path], options: dict[str, Any]) -> Choices:
    joined = join_file(options)
    beside = others(source, sources) if joined is None else (joined,)
    return choices_for(store, source, options, beside)


def _bring(store: Store, source: Path, choices: Choices, options: dict[str, Any]) -> Imported:
    changes_from: date | None = parse_day(options["changes_from"]) if options["changes_from"] else None
    request = Request(source, source.name, choices, changes_from)
    return (try_import if options["check"] else import_file)(store, request, progress())


def _show_dry_run(store: Store, file: Path, sources: Sequence[Path], options: dict[str, Any], *, as_json: bool) -> None:
    found = [
        understood_json(understand_file(store, one, one.name, _choices(store, one, sources, options), progress()))
        for one in sources
    ]
    if as_json:
        show_json({"file": file, "imports": found})
        return
    for one in found:
        print_result(one, dry_run=True)


COMMANDS: Final = (import_,)
