"""The commands signals (changes for the worse beyond chance), signal (answering one) and annotation (what happened)."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.output import file_argument, json_option, opened, parse_day, progress, show_json, show_table
from desktop_app.cli.scopes import find_scope
from desktop_app.domain.annotation import Annotation, Occasion
from desktop_app.domain.errors import UserError
from desktop_app.domain.quantity import Quantity
from desktop_app.domain.table import Column, Table
from desktop_app.i18n import N_, _
from desktop_app.operations.importing.kpi_names import KpiNames
from desktop_app.operations.kpis.annotations import remove_annotation, save_annotation
from desktop_app.operations.kpis.signals import Answered, Unusual, act_on, signals, snooze, withdraw_answer
from desktop_app.reports.signal_words import signal_words
from desktop_app.store import annotations
from desktop_app.store.database import Store

_WAITS: Final = "waits"
_as_of = click.option("--as-of", help="The day from which to look; default: the earlier of today and the newest data.")
_scope = click.option("--scope", default="company", show_default=True, help="company, a name, or #id.")
_COLUMNS: Final = (
    Column("kpi", N_("KPI")),
    Column("scope", N_("For whom")),
    Column("period", N_("Period")),
    Column("signal", N_("Signal")),
    Column("value", N_("Value")),
    Column("state", N_("State")),
    Column("until", N_("Until")),
    Column("note", N_("Note")),
)
_STATES: Final = {_WAITS: N_("waits"), "snoozed": N_("put aside"), "acted": N_("acted on")}
_NOTES: Final = (
    Column("number", N_("Number")),
    Column("day", N_("Day")),
    Column("occasion", N_("Occasion")),
    Column("text", N_("What happened")),
    Column("scope", N_("For whom")),
    Column("kpi", N_("KPI")),
    Column("shift", N_("New level")),
)


@click.command("signals")
@file_argument
@_as_of
@json_option
def list_signals(file: Path, *, as_of: str | None, as_json: bool) -> None:
    """List the changes for the worse beyond chance in FILE, and what was answered to them."""
    with opened(file) as store:
        found = signals(store, _day(as_of))
    if as_json:
        show_json({"signals": [_signal_json(one) for one in found]})
        return
    show_table(Table(_COLUMNS, tuple(_signal_row(one) for one in found)))


def _day(text: str | None) -> date | None:
    return parse_day(text) if text else None


def _signal_json(one: Answered) -> dict[str, Any]:
    signal, mark = one.signal, one.mark
    limits = signal.figure.limits
    return {
        "kpi": signal.kpi.key,
        "scope": signal.scope.name or "company",
        "period": signal.period,
        "rule": signal.rule.value if signal.rule else "same_point",
        "upward": signal.upward,
        "value": signal.value,
        "lower": _limit(limits.lower) if limits else None,
        "upper": _limit(limits.upper) if limits else None,
        "state": mark.state if mark else _WAITS,
        "until": mark.until if mark else None,
        "note": mark.note if mark else "",
        "number": mark.id if mark else None,
    }


def _limit(value: float) -> Fraction:
    """An estimate claims no more than six decimals."""
    return Fraction(round(value * 10**6), 10**6)


def _signal_row(one: Answered) -> tuple[str | Quantity | date | None, ...]:
    signal, mark = one.signal, one.mark
    return (
        _(signal.kpi.texts.name), signal.scope.name or _("Company"), signal.period.name,
        signal_words(signal.rule, upward=signal.upward), signal.value, _(_STATES[mark.state if mark else _WAITS]),
        mark.until if mark else None, mark.note if mark else "",
    )  # fmt: skip


@click.group("signal")
def signal() -> None:
    """Answer a signal: put it aside, say what was done, or take the answer back."""


@signal.command("snooze")
@file_argument
@click.argument("key")
@click.option("--until", required=True, help="The first day on which it is told again.")
@click.option("--reason", default="")
@_scope
@_as_of
@json_option
def snooze_signal(
    file: Path, key: str, *, until: str, reason: str, scope: str, as_of: str | None, as_json: bool
) -> None:
    """Tell the signal of the KPI KEY no more before a day."""
    with opened(file, write=True) as store:
        number = snooze(store, _find(store, key, scope, as_of), parse_day(until), progress(), reason=reason)
    _say(number, as_json=as_json)


@signal.command("act")
@file_argument
@click.argument("key")
@click.argument("note")
@_scope
@_as_of
@json_option
def act_on_signal(file: Path, key: str, note: str, *, scope: str, as_of: str | None, as_json: bool) -> None:
    """NOTE is what was done about the signal of the KPI KEY."""
    with opened(file, write=True) as store:
        number = act_on(store, _find(store, key, scope, as_of), note, progress())
    _say(number, as_json=as_json)


@signal.command("undo")
@file_argument
@click.argument("number", type=int)
@json_option
def undo_answer(file: Path, number: int, *, as_json: bool) -> None:
    """Take the answer NUMBER back; the signal is told again."""
    with opened(file, write=True) as store:
        withdraw_answer(store, number, progress())
    _say(number, as_json=as_json)


def _find(store: Store, key: str, scope: str, as_of: str | None) -> Unusual:
    kpi, wanted = _key(store, key), find_scope(store, scope)
    found = next(
        (one.signal for one in signals(store, _day(as_of)) if one.signal.kpi.key == kpi and one.signal.scope == wanted),
        None,
    )
    if found is None:
        raise UserError(N_("There is no signal of “{key}” there."), N_("List the signals and choose one."), key=key)
    return found


def _key(store: Store, key: str) -> str:
    found = KpiNames(store).find(key)
    if found is None:
        raise UserError(N_("There is no KPI “{key}”."), N_("Look it up in the list of KPIs."), key=key)
    return found.key


def _say(number: int, *, as_json: bool) -> None:
    if as_json:
        show_json({"number": number})
        return
    click.echo(_("Kept under number {number}.").format(number=number))


@click.group("annotation")
def annotation() -> None:
    """What happened on a day, told on the trends."""


@annotation.command("list")
@file_argument
@json_option
def list_annotations(file: Path, *, as_json: bool) -> None:
    """List what happened, by day."""
    with opened(file) as store:
        found = [_annotation_json(one) for one in annotations.load(store)]
    if as_json:
        show_json({"annotations": found})
        return
    rows = ({**one, "shift": _("yes") if one["shift"] else _("no")} for one in found)
    show_table(Table(_NOTES, tuple(tuple(row.values()) for row in rows)))


def _annotation_json(one: Annotation) -> dict[str, Any]:
    return {"number": one.id, "day": one.day, "occasion": one.occasion.value, "text": one.text,
            "scope": one.scope.name or "company", "kpi": one.kpi, "shift": one.shift}  # fmt: skip


@annotation.command("add")
@file_argument
@click.argument("day")
@click.argument("text")
@click.option("--occasion", type=click.Choice([one.value for one in Occasion]), default=Occasion.OTHER.value)
@click.option("--kpi", default="", help="For the trend of this KPI alone.")
@click.option("--shift", is_flag=True, help="The known cause of another level: the usual range begins anew here.")
@click.option("--number", type=int, default=0, help="Change the annotation with this number.")
@_scope
@json_option
def add_annotation(file: Path, day: str, text: str, *, scope: str, kpi: str, as_json: bool, **said: Any) -> None:
    """TEXT is what happened on DAY."""
    with opened(file, write=True) as store:
        wanted = Annotation(parse_day(day), text, Occasion(said["occasion"]), find_scope(store, scope),
                            _key(store, kpi) if kpi else "", said["shift"], said["number"])  # fmt: skip
        number = save_annotation(store, wanted, progress())
    _say(number, as_json=as_json)


@annotation.command("remove")
@file_argument
@click.argument("number", type=int)
@json_option
def remove(file: Path, number: int, *, as_json: bool) -> None:
    """Tell the annotation NUMBER no longer."""
    with opened(file, write=True) as store:
        remove_annotation(store, number, progress())
    _say(number, as_json=as_json)


COMMANDS: Final = (list_signals, signal, annotation)
