"""One figure as a sentence or two: what a gauge says to a screen reader, in its tooltip and under its print."""

from desktop_app.domain.formats import (
    format_change,
    format_day,
    format_number,
    format_period,
    format_rough,
    join_sentences,
)
from desktop_app.i18n import _, ngettext
from desktop_app.reports.figure_tables import STATUS_WORDS
from desktop_app.reports.wording import sentence
from desktop_app.rules.kpis.catalogue import Direction, Kpi
from desktop_app.rules.kpis.judge import Figure


def caption(kpi: Kpi, figure: Figure) -> str:
    """Value, period, scope; target; status and why; how often the band was right; change; the records and their day."""
    sentences = [_value(kpi, figure), _goal(kpi, figure), _status(figure), _track_record(figure), _change(figure)]
    return join_sentences(filter(None, [*sentences, _records(figure)]))


def _value(kpi: Kpi, figure: Figure) -> str:
    names = {
        "kpi": _(kpi.texts.name),
        "period": format_period(figure.period),
        "scope": figure.scope.name or _("all people"),
    }
    if figure.value is None:
        return _("{kpi}, {period}, {scope}: no figure.").format(**names)
    return _("{kpi}, {period}, {scope}: {value}.").format(value=format_rough(figure.value), **names)


def _goal(kpi: Kpi, figure: Figure) -> str:
    if figure.value is None or figure.target is None:
        return ""
    if kpi.direction is Direction.LOWER:
        return _("Target: at most {target}.").format(target=format_rough(figure.target))
    if kpi.direction is Direction.BAND:
        return _("Target: around {target}.").format(target=format_rough(figure.target))
    return _("Target: {target}.").format(target=format_rough(figure.target))


def _status(figure: Figure) -> str:
    status = _(STATUS_WORDS[figure.status])
    return _("{status}: {reason}").format(status=status, reason=sentence(figure.reason))


def _track_record(figure: Figure) -> str:
    if figure.landing is None or not figure.landing.of:
        return ""
    words = _("That band was right {right} of the last {of} times.")
    return words.format(right=format_number(figure.landing.right), of=format_number(figure.landing.of))


def _change(figure: Figure) -> str:
    if figure.change is None:
        return ""
    difference = format_change(figure.change.difference)
    if figure.change.beyond is None:
        return _("Against the same point of the period before: {change}.").format(change=difference)
    if figure.change.beyond:
        return _("Against the same point of the period before: {change}, which is unusual.").format(change=difference)
    return _("Against the same point of the period before: {change}, in the usual range.").format(change=difference)


def _records(figure: Figure) -> str:
    if figure.data_day is None:
        return ""
    words = ngettext("{n} record, data to {day}.", "{n} records, data to {day}.", figure.n)
    return words.format(n=format_number(figure.n), day=format_day(figure.data_day))
