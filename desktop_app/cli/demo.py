"""The command ``demo``: the main job from files to pay on the sample, or on a CRM's exports; then the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from desktop_app import paths
from desktop_app.cli import demo_files
from desktop_app.cli.demo_crm import read_crm
from desktop_app.cli.demo_files import Pictures, Render
from desktop_app.cli.demo_tables import crm_facts, crm_json, import_table, pay_table
from desktop_app.cli.output import fail, json_option, opened, progress, show_json, show_table, table_json
from desktop_app.domain.formats import format_day, format_period
from desktop_app.domain.period import Length, Period, containing, parse_period
from desktop_app.domain.table import Table
from desktop_app.i18n import _
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.operations.moments import today
from desktop_app.operations.pay import evaluate
from desktop_app.operations.sample import end_for, make_sample
from desktop_app.store import evaluations
from desktop_app.store.database import SUFFIX, Store
from desktop_app.store.faults import told

StartWindow = Callable[[Path | None], int]
_FOLDER: Final = "Quotadesk demo"


@dataclass(frozen=True, slots=True)
class Shown:
    """A table with its title on the screen and its key in JSON."""

    key: str
    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class Done:
    """The workspace and what was found in it. ``gauges``: period of its figures; ``pay``: period of its statements."""

    file: Path
    gauges: Period
    pay: Period
    persons: tuple[int, ...]
    tables: tuple[Shown, ...]
    more: dict[str, Any]


def command(start_window: StartWindow, render: Render | None = None) -> click.Command:
    """The command, which opens the window through ``start_window``, or draws pages through ``render`` without one."""

    @click.command("demo")
    @click.option("--dir", "folder", type=click.Path(path_type=Path), help="Where; default: in your documents.")
    @click.option("--data", type=click.Path(path_type=Path), help="Folder with the exports of a CRM to use instead.")
    @click.option("--no-window", is_flag=True, help="Write documents and pictures instead of opening the window.")
    @json_option
    def demo(folder: Path | None, data: Path | None, *, no_window: bool, as_json: bool) -> int:
        """Make a workspace with two years of an invented company, its targets and its pay, and show it."""
        place = folder or paths.documents_folder() / _FOLDER
        with told(place):
            place.mkdir(parents=True, exist_ok=True)
        done = _from_crm(data, place) if data else _from_sample(place)
        if not (no_window or as_json) and demo_files.has_screen():
            _show(done, [], as_json=as_json)
            return start_window(done.file)
        pictures = demo_files.draw_pages(render, done.file, place / "pages") if render else Pictures(())
        _show(done, [*_write(done, place), *pictures.files], as_json=as_json)
        if pictures.missing:
            fail(_("The pages could not be drawn: {reason}").format(reason=pictures.missing))
        return 0

    return demo


def _from_sample(folder: Path) -> Done:
    file = make_sample(folder / f"sample{SUFFIX}", end_for(today()), progress(), anew=True)
    with opened(file) as store:
        month = containing(default_as_of(store), Length.MONTH)
        last = evaluations.load(store)[0]
        run = evaluate.load_run(store, last)
        return Done(
            file,
            month,
            parse_period(last.period),
            tuple(one.person for one in run.statements if one.pay),
            (
                Shown("imports", _("What was imported"), import_table(store)),
                Shown("figures", _figures_title(month, store), demo_files.gauge_table(store, month)),
                Shown("pay", _pay_title(parse_period(last.period)), pay_table(run)),
            ),
            {},
        )


def _from_crm(data: Path, folder: Path) -> Done:
    result = read_crm(data, folder / f"crm{SUFFIX}", progress())
    with opened(result.file) as store:
        run = evaluate.load_run(store, evaluations.load(store)[0])
        return Done(
            result.file,
            result.year,
            result.seller.month,
            tuple(one.person for one in run.statements if one.name == result.seller.name),
            (
                Shown("imports", _("What was imported"), import_table(store)),
                Shown("facts", _("What the pipeline says"), crm_facts(result)),
                Shown("figures", _figures_title(result.year, store), demo_files.gauge_table(store, result.year)),
                Shown("pay", _pay_title(result.seller.month), pay_table(run)),
            ),
            {"crm": crm_json(result)},
        )


def _figures_title(period: Period, store: Store) -> str:
    day = format_day(default_as_of(store))
    return _("Figures for {period}, as of {day}").format(period=format_period(period), day=day)


def _pay_title(period: Period) -> str:
    return _("Pay for {period}").format(period=format_period(period))


def _write(done: Done, folder: Path) -> list[Path]:
    with opened(done.file) as store:
        figures = demo_files.write_figures(store, folder, done.gauges)
        statements = demo_files.write_statements(store, folder / "statements", done.pay, done.persons, progress())
    return figures + statements


def _show(done: Done, written: Sequence[Path], *, as_json: bool) -> None:
    if as_json:
        tables = {shown.key: table_json(shown.table) for shown in done.tables}
        show_json({"file": done.file, **done.more, **tables, "written": list(written)})
        return
    for shown in done.tables:
        click.echo(f"\n{shown.title}")
        show_table(shown.table)
    click.echo("\n" + _("Workspace: {file}").format(file=done.file))
    for path in written:
        click.echo(_("Written: {file}").format(file=path))
