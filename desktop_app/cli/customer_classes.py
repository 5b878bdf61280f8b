"""The commands ``customer-classes``: the rules by which customers are classed, as a TOML file out and in."""

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import click
import tomli_w

from desktop_app.cli.output import exact, file_argument, json_option, opened, parse_day, show_json
from desktop_app.domain.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.operations.analyses.customers import classes_on, save_classes
from desktop_app.operations.kpis.figures import default_as_of
from desktop_app.rules.analysis.classes import Classes, ClassRule

_NUMBERS: Final = ("min_orders", "bought_within", "silent_for", "first_within", "care_days")
_EXACT: Final = ("min_amount", "top_share")
_from = click.option("--from", "valid_from", help="The first day on which they hold; without it from the beginning.")
_reason = click.option("--reason", default="", help="Why; kept with the revision.")


@click.group("customer-classes")
def group() -> None:
    """Show and change the classes of customers."""


@group.command("show")
@file_argument
@click.option("--on", help="The day on which they hold; default: the earlier of today and the newest data.")
@click.option("--out", type=click.Path(path_type=Path), help="Write them to this TOML file, to be changed and saved.")
@json_option
def show(file: Path, *, on: str | None, out: Path | None, as_json: bool) -> None:
    """Show the classes of FILE in their order: the first that fits is a customer's."""
    with opened(file) as store:
        found = classes_on(store, parse_day(on) if on else default_as_of(store))
    if out:
        out.write_text(_as_toml(found), encoding="utf-8")
    if as_json:
        show_json({"valid_from": found.valid_from, "classes": [_class_json(one) for one in found.rules]})
    else:
        click.echo(_("Written to {file}.").format(file=out) if out else _as_toml(found), nl=bool(out))


@group.command("save")
@file_argument
@click.argument("rules", type=click.Path(path_type=Path, exists=True))
@_from
@_reason
def save(file: Path, rules: Path, *, valid_from: str | None, reason: str) -> None:
    """From a day on, class the customers of FILE by the TOML file RULES; earlier days keep what held then."""
    with opened(file, write=True) as store:
        save_classes(store, _read(rules), _day(valid_from), reason)
    click.echo(_("The classes are saved."))


@group.command("reset")
@file_argument
@_from
@_reason
def reset(file: Path, *, valid_from: str | None, reason: str) -> None:
    """From a day on, class the customers of FILE by the built-in rules again."""
    with opened(file, write=True) as store:
        save_classes(store, None, _day(valid_from), reason)
    click.echo(_("The classes are saved."))


def _day(text: str | None) -> date | None:
    return parse_day(text) if text else None


def _as_toml(classes: Classes) -> str:
    return tomli_w.dumps({"class": [_class_json(one) for one in classes.rules]})


def _class_json(one: ClassRule) -> dict[str, Any]:
    """Conditions that ask nothing are left out; exact numbers are text."""
    numbers = {key: value for key in _NUMBERS if (value := getattr(one, key))}
    exactly = {key: exact(value) for key in _EXACT if (value := getattr(one, key))}
    return {"name": _(one.name), "strategy": _(one.strategy) if one.strategy else "", **exactly, **numbers}


def _read(file: Path) -> list[ClassRule]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))["class"]
        return [_rule(table) for table in tables]
    except (OSError, ValueError, KeyError, TypeError, ZeroDivisionError) as wrong:
        raise UserError(
            N_("“{name}” holds no classes of customers."),
            N_("Write them with “customer-classes show --out”, change that file and save it."), name=file.name,
        ) from wrong  # fmt: skip


def _rule(table: dict[str, Any]) -> ClassRule:
    known = {"name", "strategy", *_NUMBERS, *_EXACT}
    if not table.keys() <= known:
        raise ValueError(table)
    exactly: dict[str, Any] = {key: Fraction(str(table[key])) for key in _EXACT if key in table}
    numbers: dict[str, Any] = {key: int(table[key]) for key in _NUMBERS if key in table}
    return ClassRule(str(table["name"]), str(table.get("strategy", "")), **exactly, **numbers)


COMMANDS: Final = (group,)
