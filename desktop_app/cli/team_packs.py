"""The command ``team-pack``: what a team meeting looks at, as a file; it holds no pay."""

from pathlib import Path
from typing import Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, progress, show_json
from desktop_app.cli.scopes import find_period, find_scope
from desktop_app.i18n import LANGUAGES, _
from desktop_app.operations.meetings.team_pack import export_pack


@click.command("team-pack")
@file_argument
@click.argument("period")
@click.option("--for", "scope", default="", help="A team or region (name or #id); without it the company.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
@click.option("--language", type=click.Choice(list(LANGUAGES)), help="Instead of the workspace's.")
@json_option
def team_pack(file: Path, period: str, *, scope: str, out: Path, language: str | None, as_json: bool) -> None:
    """Write gauges, targets, successes and lessons of PERIOD for a team meeting (.pdf or .xlsx), without pay."""
    with opened(file) as store:
        whom = find_scope(store, scope)
        export_pack(store, find_period(store, period), out, whom, progress(), language=language or "")
    if as_json:
        show_json({"file": out})
    else:
        click.echo(_("Written to {file}.").format(file=out))


COMMANDS: Final = (team_pack,)
