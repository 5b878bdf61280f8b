"""The commands under ``pay`` that write papers: statements, payroll, plans and conventions to sign, the package."""

from pathlib import Path
from typing import Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, progress, show_json
from desktop_app.cli.pay_records import find_person
from desktop_app.cli.scopes import find_period
from desktop_app.domain.errors import UserError
from desktop_app.i18n import LANGUAGES, N_, _
from desktop_app.operations.export_report import export_payroll
from desktop_app.operations.pay import pay_papers, payroll, plans
from desktop_app.operations.pay.statement_files import FORMS, Form
from desktop_app.operations.people import correct_person

out_option = click.option("--out", type=click.Path(path_type=Path), required=True)
language_option = click.option("--language", type=click.Choice(list(LANGUAGES)), help="Where a person has none.")


@click.command("statements")
@file_argument
@click.option("--period", required=True, help="2017-09, 2017-Q3 …")
@click.option("--out", "folder", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--person", "persons", multiple=True, help="Name or #id; several times for several. Default: all.")
@click.option("--form", type=click.Choice(FORMS), default="pdf", show_default=True)
@click.option("--brief", is_flag=True, help="Without the list of records, to fit a page.")
@click.option("--passwords", is_flag=True, help="Give each PDF a password of its own; they are printed once.")
@language_option
@json_option
def statements(
    file: Path, folder: Path, *, period: str, persons: tuple[str, ...], form: str, brief: bool, passwords: bool,
    language: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Write a file for each person of a period, in that person's language."""
    with opened(file) as store:
        days, who = find_period(store, period), [find_person(store, one) for one in persons]
        folder.mkdir(parents=True, exist_ok=True)
        found = pay_papers.export_statements(
            store, days, folder, Form(form, brief), progress(), people=who, language=language or "", protect=passwords
        )
    if as_json:
        told = [{"name": name, "password": word} for name, word in found.passwords]
        show_json({"files": found.files, "passwords": told, "held": found.held})
        return
    for path in found.files:
        click.echo(_("Written to {file}.").format(file=path))
    for name, word in found.passwords:
        click.echo(f"{name}  {word}")
    if found.held:
        click.echo(_("Their pay is still open: {people}.").format(people=", ".join(found.held)))


@click.command("payroll")
@file_argument
@click.option("--period", required=True, help="2017-09, 2017-Q3 …")
@out_option
@click.option("--columns", help="Keys in their order: staff_number,code,pay …; kept for the next time.")
@click.option("--code", "codes", multiple=True, help="COMPONENT=CODE; kept for the next time.")
@json_option
def payroll_file(
    file: Path, *, period: str, out: Path, columns: str | None, codes: tuple[str, ...], as_json: bool
) -> None:
    """Write the payroll file of a period as .csv, .xlsx or .json, with its control total."""
    with opened(file, write=columns is not None or bool(codes)) as store:
        if columns is not None or codes:
            payroll.change_payroll(store, None if columns is None else _listed(columns), _codes(codes), progress())
        found = export_payroll(store, find_period(store, period), out, progress())
    if as_json:
        show_json({"file": found.path, "held": found.held})
        return
    click.echo(_("Written to {file}.").format(file=out))
    if found.held:
        click.echo(_("Their pay is still open: {people}.").format(people=", ".join(found.held)))


def _listed(columns: str) -> list[str]:
    return [one.strip() for one in columns.split(",") if one.strip()]


def _codes(written: tuple[str, ...]) -> dict[str, str]:
    found = dict(one.partition("=")[::2] for one in written)
    wrong = next((one for one in written if "=" not in one), "")
    if wrong:
        raise UserError(N_("“{text}” is no pay code."), N_("Write it as component=code."), text=wrong)
    return found


@click.command("plan-paper")
@file_argument
@click.argument("name")
@out_option
@click.option("--person", default="", help="Who signs it: name or #id.")
@language_option
@json_option
def plan_paper(file: Path, name: str, *, out: Path, person: str, language: str | None, as_json: bool) -> None:
    """Write the plan NAME as PDF with “received and understood” and lines to sign."""
    with opened(file) as store:
        who, plan = find_person(store, person) if person else 0, plans.find_plan(store, name).plan_id
        pay_papers.export_plan(store, plan, out, progress(), person=who, language=language or "")
    _tell(out, as_json=as_json)


@click.command("conventions")
@file_argument
@out_option
@language_option
@json_option
def conventions(file: Path, *, out: Path, language: str | None, as_json: bool) -> None:
    """Write the card of conventions under which pay is worked out, as PDF."""
    with opened(file) as store:
        pay_papers.export_conventions(store, out, progress(), language=language or "")
    _tell(out, as_json=as_json)


@click.command("package")
@file_argument
@click.argument("number", type=int)
@out_option
@language_option
@json_option
def package(file: Path, number: int, *, out: Path, language: str | None, as_json: bool) -> None:
    """Write the run of this NUMBER for an accountant, as ZIP: register, payroll, statements, plans, checksums."""
    with opened(file) as store:
        pay_papers.export_package(store, number, out, progress(), language=language or "")
    _tell(out, as_json=as_json)


@click.command("language")
@file_argument
@click.option("--person", required=True, help="Name or #id.")
@click.argument("code", type=click.Choice(["", *LANGUAGES]))
@json_option
def person_language(file: Path, code: str, *, person: str, as_json: bool) -> None:
    """Write a person's papers in the language of this CODE from now on."""
    with opened(file, write=True) as store:
        correct_person(store, find_person(store, person), 0, {"language": code}, progress())
    show_json({"person": person, "language": code}) if as_json else click.echo(LANGUAGES.get(code, ""))


def _tell(out: Path, *, as_json: bool) -> None:
    show_json({"file": out}) if as_json else click.echo(_("Written to {file}.").format(file=out))


PAPERS: Final = (statements, payroll_file, plan_paper, conventions, package, person_language)
