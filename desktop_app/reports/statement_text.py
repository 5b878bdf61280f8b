"""One person's statement as a few plain lines for a messenger: the pay, what it is made of, what is carried on."""

from collections.abc import Iterator

from desktop_app.domain.formats import format_minor, format_period
from desktop_app.i18n import _
from desktop_app.reports.account_words import part_name
from desktop_app.reports.ledger import measured, rate_text
from desktop_app.reports.wording import sentence
from desktop_app.rules.incentives.composition import beside_components
from desktop_app.rules.incentives.statement import Statement, StatementLine


def build(statement: Statement) -> str:
    """In the language and number format of the moment; the lines between name and pay sum to the pay."""
    return "\n".join(_lines(statement)) + "\n"


def _lines(statement: Statement) -> Iterator[str]:
    yield f"{statement.name} · {format_period(statement.period)}"
    currency = statement.currency
    for line in statement.lines:
        yield _("{name}: {amount}").format(name=_(line.name), amount=_component(line, currency))
    for part in beside_components(statement):
        yield _("{name}: {amount}").format(name=part_name(part), amount=format_minor(part.minor, currency))
    if statement.pay is None:
        yield from (sentence(reason) for reason in statement.reasons)
    else:
        yield _("Pay: {amount}").format(amount=format_minor(statement.pay, currency))


def _component(line: StatementLine, currency: str) -> str:
    if line.pay is None:
        return _("open")
    pay = format_minor(line.pay, currency)
    if line.measure is None or not line.effective_rate:
        return pay
    base = measured(line, line.measure, currency)
    return _("{rate} of {base} = {pay}").format(rate=rate_text(line, line.effective_rate, currency), base=base, pay=pay)
