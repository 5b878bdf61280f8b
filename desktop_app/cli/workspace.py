"""Commands for the workspace file as a whole: new, check, backup, restore."""

from pathlib import Path
from typing import Final

import click

from desktop_app.cli.output import fail, file_argument, json_option, opened, progress, show_json
from desktop_app.domain.formats import NUMBER_FORMATS
from desktop_app.i18n import LANGUAGES, _
from desktop_app.operations import back_up, new_workspace
from desktop_app.operations.moments import today
from desktop_app.store.database import open_store


def must_open(file: Path) -> None:
    """Refuse with a sentence what the window could not open either."""
    open_store(file, readonly=True).close()


@click.command("new")
@file_argument
@click.option("--country", default="RO", show_default=True, help="Preset: currency, tax, holidays, number format.")
@click.option("--currency", help="ISO 4217 code, if not the country's.")
@click.option("--company", help="Name of the company.")
@click.option("--fiscal-year-start", type=click.IntRange(1, 12), help="Month in which the fiscal year begins.")
@click.option("--number-format", type=click.Choice(list(NUMBER_FORMATS)), help="How figures are written.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), help="Language of prints.")
@json_option
def new(
    file: Path,
    *,
    country: str,
    currency: str | None,
    company: str | None,
    fiscal_year_start: int | None,
    number_format: str | None,
    language: str | None,
    as_json: bool,
) -> None:
    """Create the workspace FILE."""
    chosen = new_workspace.preset_settings(
        country,
        today(),
        currency=currency and currency.upper(),
        company=company or file.stem,
        fiscal_year_start=fiscal_year_start,
        number_format=number_format,
        language=language,
    )
    with new_workspace.new_workspace(file, chosen, progress()) as store:
        if as_json:
            show_json({"file": store.path, "country": chosen.country, "currency": chosen.currency})
        else:
            click.echo(_("Created {file}: {currency}, holidays of {country}.").format(
                file=store.path, currency=chosen.currency, country=chosen.country))  # fmt: skip


@click.command("check")
@file_argument
@json_option
def check(file: Path, *, as_json: bool) -> int:
    """Check that FILE is sound: pages, keys, records in force, totals equal to the records."""
    with opened(file) as store:
        found = [_(message) for message in back_up.check(store, progress())]
    if as_json:
        show_json({"file": file, "sound": not found, "problems": found})
    elif not found:
        click.echo(_("{file} is sound: every total equals its records.").format(file=file.name))
    for sentence in found:
        fail(sentence)
    return 1 if found else 0


@click.command("backup")
@file_argument
@click.option("--to", "target", type=click.Path(path_type=Path), help="Where the copy goes; default: beside FILE.")
@json_option
def backup(file: Path, *, target: Path | None, as_json: bool) -> None:
    """Write a verified copy of FILE."""
    with opened(file) as store:
        made = back_up.back_up(store, target, progress())
    if as_json:
        show_json({"file": file, "backup": made})
    else:
        click.echo(_("Backed up to {file}.").format(file=made))


@click.command("restore")
@file_argument
@click.option("--from", "copy", type=click.Path(path_type=Path), required=True, help="The backup.")
@json_option
def restore(file: Path, *, copy: Path, as_json: bool) -> None:
    """Put a backup in the place of FILE; what was there is kept beside it."""
    aside = back_up.restore(file, copy, progress())
    if as_json:
        show_json({"file": file, "restored_from": copy, "set_aside": aside})
    else:
        click.echo(_("Restored {file}; the former file is {aside}.").format(file=file.name, aside=aside.name))


COMMANDS: Final = (new, check, backup, restore)
