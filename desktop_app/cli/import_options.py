"""The options of an import, and how they become a person's choices about one file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import click

from desktop_app.cli.targets import amount
from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Kind
from desktop_app.files.amounts import currency_sign
from desktop_app.files.chosen_types import TEXT, WAYS
from desktop_app.files.kinds import KINDS
from desktop_app.files.mending import Fix, Mend, with_fixes
from desktop_app.files.source import RawTable
from desktop_app.i18n import N_
from desktop_app.operations.importing.choices import Choices
from desktop_app.operations.importing.discounts import Meaning
from desktop_app.operations.importing.joins import Join
from desktop_app.operations.importing.understand import understand_file
from desktop_app.store.database import Store

Command = Callable[..., None]
_ARROWS: Final = ("→", "->")
_OPTIONS: Final = (
    click.option("--kind", type=click.Choice([kind.kind.value for kind in KINDS]), help="What the file holds."),
    click.option("--map", "columns", multiple=True, help="field=column; an empty column leaves the field out."),
    click.option("--read", "readings", multiple=True,
                 help="column=1 or column=2: which reading of a value is meant."),
    click.option("--type", "types", multiple=True,
                 help=f"column=way: {', '.join(WAYS)}; an empty way is the one found."),
    click.option("--as-text", "texts", multiple=True, help="A column that holds no days and no amounts."),
    click.option("--replace", "replaced", multiple=True,
                 help="column=old→new (or old->new): what is taken instead of a text; remembered."),
    click.option("--empty", "emptied", multiple=True, help="column=old: this text means nothing; remembered."),
    click.option("--skip", "skipped_texts", multiple=True,
                 help="column=old: rows with this text stay out; remembered."),
    click.option("--skip-row", "skipped", multiple=True, type=int, help="The line of a row that stays out."),
    click.option("--reshape", "reshaped", multiple=True,
                 help="line=column: take this row; its surplus cells are joined there, or the missing one is empty."),
    click.option("--no-fixes", is_flag=True, help="Without what was remembered for texts of this kind of file."),
    click.option("--join", "joined", help="SHEET, #2 or FILE, and :KEY: the table whose columns are added."),
    click.option("--no-join", is_flag=True, help="Without the table that was joined to such files before."),
    click.option("--alias", "aliases", multiple=True,
                 help="product:GTXPro=GTX Pro: the written name means the known one."),
    click.option("--unknown", type=click.Choice(["create", "skip"]), default="create", show_default=True,
                 help="What to do with sellers nobody knows."),
    click.option("--tax", type=click.Choice(["with", "without"]), help="Whether a lone amount includes tax."),
    click.option("--with-tax", "tax", flag_value="with", help="The same as --tax with."),
    click.option("--without-tax", "tax", flag_value="without", help="The same as --tax without."),
    click.option("--discount", type=click.Choice([one.value for one in Meaning]),
                 help="What a discount says: the share taken off, the share paid, or money taken off; remembered."),
    click.option("--total", type=click.Choice(["once", "each"]),
                 help="Whether a total that stands on all lines of a document counts once; remembered."),
    click.option("--void", type=click.Choice(["out", "count"]),
                 help="Whether rows that say they are cancelled or drafts stay out or count; remembered."),
    click.option("--keep-codes", "kept_codes", multiple=True,
                 help="A column whose names keep the numbers before them; remembered."),
    click.option("--take-codes", "taken_codes", multiple=True,
                 help="A column whose names are taken without the codes before them; remembered."),
    click.option("--rate", "rates", multiple=True,
                 help="USD=4.55: what one unit is worth, for days whose rate is not known; kept."),
    click.option("--encoding", help="Read with this encoding."),
    click.option("--separator", help="Separator, if not the one found; “tab” for a tab."),
    click.option("--header", type=click.IntRange(0),
                 help="Line of the column names, 0 for none, if not the one found."),
    click.option("--table", type=click.IntRange(1),
                 help="Which table or sheet, from 1; without it the sheet with most cells."),
)  # fmt: skip


def import_options(command: Command) -> Command:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_BY_TITLE: Final = (
    "columns", "readings", "types", "texts", "replaced", "emptied", "skipped_texts", "reshaped", "kept_codes",
    "taken_codes",
)  # fmt: skip


def join_file(options: dict[str, Any]) -> Path | None:
    """The file that ``--join`` names, if it names one."""
    text = options["joined"]
    for part in (text, (text or "").rpartition(":")[0]):
        if part and Path(part).is_file():
            return Path(part)
    return None


def choices_for(store: Store, source: Path, options: dict[str, Any], beside: Sequence[Path] = ()) -> Choices:
    """What was asked for of ``source``. Columns are named by their titles or numbers, so the file is looked at."""
    base = Choices(
        encoding=options["encoding"],
        separator="\t" if options["separator"] in ("tab", "\\t") else options["separator"],
        header=options["header"],
        table=None if options["table"] is None else options["table"] - 1,
        kind=Kind(options["kind"]) if options["kind"] else None,
        aliases=tuple(_alias(text) for text in options["aliases"]),
        may_create_people=options["unknown"] == "create",
        with_tax=None if options["tax"] is None else options["tax"] == "with",
        skipped=frozenset(options["skipped"]),
        join=_join(options),
        beside=tuple(beside),
        fixes=() if options["no_fixes"] else None,
        rates=dict(map(_rate, options["rates"])),
        void_out=None if options["void"] is None else options["void"] == "out",
        total_once=None if options["total"] is None else options["total"] == "once",
        discount=Meaning(options["discount"]) if options["discount"] else None,
    )
    if not any(options[name] for name in _BY_TITLE):
        return base
    found = understand_file(store, source, source.name, base)
    table = found.table
    fixes = tuple(_fixes(table, options))
    return replace(
        base,
        columns={key: _place(table, name) if name else -1 for key, name in map(_pair, options["columns"])},
        readings={_place(table, name): _reading(which) for name, which in map(_pair, options["readings"])},
        types=dict(_ways(table, options)),
        codes={_title(table, name): key == "taken_codes" for key in _BY_TITLE[-2:] for name in options[key]},
        reshaped={_line(line): _place(table, name) for line, name in map(_pair, options["reshaped"])},
        fixes=with_fixes(found.choices.fixes or (), fixes) if fixes else base.fixes,
    )


def _ways(table: RawTable, options: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((_title(table, name), way) for name, way in map(_pair, options["types"]))
    yield from ((_title(table, name), TEXT) for name in options["texts"])


def _rate(text: str) -> tuple[str, Fraction]:
    currency, value = _pair(text)
    rate = amount(value)
    code = currency_sign(currency)
    if not code or rate <= 0:
        raise UserError(N_("“{text}” is not a rate."), N_("Write USD=4.55."), text=text)
    return code, rate


def _join(options: dict[str, Any]) -> Join | None:
    if options["no_join"]:
        return Join("")
    text, path = options["joined"], join_file(options)
    if not text:
        return None
    if path is not None:
        return Join(path.name, text[len(str(path)) :].lstrip(":"))
    name, _colon, key = text.partition(":")
    return Join(name, key)


def _fixes(table: RawTable, options: dict[str, Any]) -> list[Fix]:
    found = []
    for text in options["replaced"]:
        name, old, new = _change(text)
        found.append(Fix(_title(table, name), old, Mend.REPLACE, new))
    for key, mend in (("emptied", Mend.EMPTY), ("skipped_texts", Mend.SKIP)):
        found += [Fix(_title(table, name), old, mend) for name, old in map(_pair, options[key])]
    return found


def _change(text: str) -> tuple[str, str, str]:
    name, change = _pair(text)
    for arrow in _ARROWS:
        old, found, new = change.partition(arrow)
        if found:
            return name, old.strip(), new.strip()
    raise UserError(N_("“{text}” does not say what is taken instead."), N_("Write column=old→new."), text=text)


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise UserError(N_("“{text}” lacks an equals sign."), N_("Write name=value."), text=text)
    return key.strip(), value.strip()


def _line(text: str) -> int:
    if not text.isdecimal():
        raise UserError(
            N_("“{text}” is not the number of a line."), N_("Write line=column, as 12=customer."), text=text
        )
    return int(text)


def _reading(text: str) -> int:
    if text not in ("1", "2"):
        raise UserError(N_("“{text}” is not the number of a reading."), N_("Write column=1 or column=2."), text=text)
    return int(text) - 1


def _alias(text: str) -> tuple[str, str, str]:
    noun, colon, rest = text.partition(":")
    if not colon:
        raise UserError(N_("“{text}” does not say what is renamed."), N_("Write product:GTXPro=GTX Pro."), text=text)
    return noun.strip(), *_pair(rest)


def _place(table: RawTable, name: str) -> int:
    titles = [table.title_of(place) for place in range(len(table.header))]
    if name.isdecimal() and name not in titles:
        return int(name) - 1
    if name not in titles:
        raise UserError(
            N_("There is no column “{name}”."), N_("Columns are: {names}."), name=name, names=", ".join(titles)
        )
    return titles.index(name)


def _title(table: RawTable, name: str) -> str:
    place = _place(table, name)
    if not 0 <= place < len(table.header):
        raise UserError(N_("There is no column {column}."), N_("Count from 1, or name the column."), column=place + 1)
    return table.title_of(place)
