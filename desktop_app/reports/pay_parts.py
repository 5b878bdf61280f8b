"""A statement's pay as a few lines that sum to it: each component or its tiers, then what lies beside them."""

from collections.abc import Iterator

from desktop_app.domain.formats import format_value
from desktop_app.domain.money import to_minor
from desktop_app.i18n import _
from desktop_app.reports.account_words import part_name
from desktop_app.rules.incentives.composition import beside_components
from desktop_app.rules.incentives.statement import Statement, StatementLine


def pay_parts(statement: Statement) -> tuple[tuple[str, int], ...]:
    """(what it is for, minor units) line by line; () while the pay is open."""
    if statement.pay is None:
        return ()
    lines = [one for line in statement.lines for one in _of_component(line, statement.currency)]
    return (*lines, *((part_name(part), part.minor) for part in beside_components(statement)))


def _of_component(line: StatementLine, currency: str) -> Iterator[tuple[str, int]]:
    """Its tiers where they are known to sum to it, as rounding each may not."""
    tiers = list(_tiers(line, currency))
    if len(tiers) > 1 and sum(minor for _words, minor in tiers) == line.pay:
        yield from tiers
    elif line.pay is not None:
        yield _(line.name), line.pay


def _tiers(line: StatementLine, currency: str) -> Iterator[tuple[str, int]]:
    for marginal in line.steps.parts:
        for part in marginal.parts:
            if part.step == "tier.slice" and part.result is not None:
                words = _("{rate} from {lower}").format(
                    rate=format_value(part.value("rate")), lower=format_value(part.value("lower"))
                )
                yield words, to_minor(part.result.value, currency)
