"""What has to be answered before a file can be imported, as one sentence; the page asks the same with buttons."""

from desktop_app.domain.errors import UserError, Words
from desktop_app.files.kinds import KINDS, find_kind
from desktop_app.i18n import N_
from desktop_app.operations.importing.taxes import amount_place
from desktop_app.operations.importing.understand import Understanding


def refuse_open_questions(understood: Understanding) -> None:
    """UserError for the first thing that is not known."""
    if not understood.source.table.rows and not understood.source.table.problems:
        raise UserError(
            N_("{file} has a header and no rows."),
            N_("Export it again with the records in it."),
            file=understood.source.name,
        )
    _refuse_open_kind(understood)
    for doubt in understood.doubts:
        first, second = doubt.alternatives[0], doubt.alternatives[-1]
        raise UserError(
            N_("“{text}” in the column {column} can mean {first} or {second}, and no other row decides."),
            N_("Say which one it is."),
            text=first.text,
            column=doubt.title,
            first=str(first.value),
            second=str(second.value),
        )
    if understood.mapping.missing:
        kind = find_kind(understood.mapping.kind)
        raise UserError(
            N_("No column of {file} is known to be “{field}”, which {kind} need."),
            N_("Choose the column, or another kind of file."),
            file=understood.source.name,
            field=Words(kind.field(understood.mapping.missing[0]).title),
            kind=Words(kind.title),
        )
    _refuse_open_meanings(understood)


def _refuse_open_kind(understood: Understanding) -> None:
    """What the file holds."""
    if understood.asks_kind:
        raise UserError(
            N_("It is not clear what {file} holds."),
            N_("Say which it is: {kinds}."),
            file=understood.source.name,
            kinds=", ".join(kind.kind.value for kind in KINDS),
        )
    if understood.asks_targets:
        raise UserError(
            N_("{file} has a column for each period and names no KPI: it may hold targets or results."),
            N_("Say which it is: targets (--kind target) or results (--kind kpi_value)."),
            file=understood.source.name,
        )


def _refuse_open_meanings(understood: Understanding) -> None:
    """What its amounts and discounts mean."""
    if understood.asks_discount is not None:
        raise UserError(
            N_("“{text}” in the column {column} may be what is taken off or what is paid."),
            N_("Say it once for this kind of file: reduction, paid, or amount for money taken off (--discount)."),
            text=understood.asks_discount.text,
            column=understood.table.title_of(understood.asks_discount.column),
        )
    if understood.asks_total is not None:
        found = understood.asks_total
        raise UserError(
            N_("{amount} stands on all {n} lines of {document}: it may be the total of the document."),
            N_("Say it once for this kind of file: counted once (--total once) or on each line (--total each)."),
            amount=found.amount,
            n=found.lines,
            document=found.document,
        )
    if understood.asks_void is not None:
        raise UserError(
            N_("Some rows say “{texts}” in the column {column}: they may count for nothing."),
            N_("Say it once for this kind of file: they stay out (--void out) or count (--void count)."),
            texts=", ".join(understood.asks_void.texts),
            column=understood.asks_void.title,
        )
    if understood.asks_tax:
        place = amount_place(understood.mapping)
        raise UserError(
            N_("Nothing says whether the amounts in {column} include tax."),
            N_("Say it once for this kind of file: with tax (--with-tax) or without (--without-tax)."),
            column="" if place is None else understood.table.title_of(place),
        )
