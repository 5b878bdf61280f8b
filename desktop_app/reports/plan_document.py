"""A plan on paper, to be received and understood, and the card of conventions under which a company works out pay."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.document import Block, Document, Grid, GridColumn, Heading, Paragraph, Row, Signature
from desktop_app.domain.formats import format_day, format_rate, month_name
from desktop_app.domain.money import Rounding
from desktop_app.domain.records import Kind
from desktop_app.i18n import N_, _, language
from desktop_app.reports.wording import outline
from desktop_app.rules.incentives.describe import describe
from desktop_app.rules.incentives.plan import PeriodRule, Plan, PlanVersion

_SOURCES: Final = {
    Kind.OPPORTUNITY.value: N_("won deals"),
    Kind.SALE.value: N_("lines of sale"),
    Kind.INVOICE.value: N_("invoices"),
}
_FIXED: Final = (
    (N_("A value equal to a bound"), N_("has reached the step")),
    (N_("Attainment that picks a step"), N_("exact, never rounded")),
    (N_("Order of records"), N_("day, time, document number")),
    (N_("Quota missing or 0"), N_("not evaluable, never 0 %")),
)
_ROUNDINGS: Final = {
    Rounding.HALF_AWAY: N_("Rounded once for each component, person and period, half away from zero."),
    Rounding.HALF_EVEN: N_("Rounded once for each component, person and period, half to even."),
}


def build(plan: Plan, company: str, person: str = "", *, day: date) -> Document:
    """The versions of ``plan``, the newest first; ``person``: who signs, "" leaves the line open."""
    blocks: list[Block] = []
    for version in reversed(plan.versions):
        blocks.append(Heading(_("Valid from {day}").format(day=format_day(version.valid_from))))
        blocks += _sentences(version)
    blocks.append(_signature(_("I have received this plan and understood how my pay comes about."), company, person))
    return _document(_("Plan · {name}").format(name=_(plan.name)), company, day, blocks)


def _sentences(version: PlanVersion) -> Iterator[Block]:
    for part in describe(version):
        for depth, text, figure in outline(part):
            yield Paragraph(f"{text} {figure}".strip(), strong=not depth, size=10.0 if not depth else 9.0)


def conventions(settings: Mapping[str, Any], plans: Sequence[Plan], company: str, *, day: date) -> Document:
    """``settings``: those a run keeps (currency, tax rate, first month of the year, revenue, country)."""
    blocks: list[Block] = [
        Heading(_("What holds for everybody")),
        _grid([*_settings(settings), *((_(title), _(words)) for title, words in _FIXED)]),
    ]
    for plan in plans:
        version = plan.versions[-1]
        rules = dict.fromkeys(_rule(component.rule) for component in version.components)
        blocks.append(Heading(_(plan.name), _("valid from {day}").format(day=format_day(version.valid_from))))
        blocks += _sentences(version)
        blocks.append(Paragraph(_("Period: {rules}.").format(rules="; ".join(rules))))
        blocks.append(Paragraph(_(_ROUNDINGS[version.rounding])))
    blocks.append(_signature(_("These conventions were received and understood."), company, ""))
    return _document(_("Conventions of pay"), company, day, blocks)


def _settings(known: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield _("Currency"), str(known["currency"])
    yield (
        _("Tax"),
        _("amounts without tax; the usual rate is {rate}").format(rate=format_rate(Fraction(known["tax_rate"]))),
    )
    yield _("Revenue counts"), _(_SOURCES.get(known["revenue_source"], known["revenue_source"]))
    yield _("The year starts in"), month_name(known["fiscal_year_start"])
    yield _("Holidays of"), str(known["country"]) or "—"


def _rule(rule: PeriodRule) -> str:
    return _("each period for itself") if rule is PeriodRule.DISCRETE else _("adds up over the year")


def _grid(rows: Sequence[tuple[str, str]]) -> Grid:
    columns = (GridColumn(_("Convention"), 1, right=False), GridColumn(_("Here"), 1, right=False))
    return Grid(columns, tuple(Row(cells) for cells in rows))


def _signature(text: str, company: str, person: str) -> Signature:
    company = company or _("the company")
    own = _("{name}, date and signature").format(name=person) if person else _("Name, date and signature")
    return Signature(text, (own, _("For {company}, date and signature").format(company=company)))


def _document(title: str, company: str, day: date, blocks: Sequence[Block]) -> Document:
    return Document(
        title=title,
        lines=(_("as of {day}").format(day=format_day(day)),),
        blocks=tuple(blocks),
        head=company,
        foot=f"{company} · {title}" if company else title,
        language=language(),
        page_of=_("Page {page} of {pages}"),
    )
