"""What an example gives, as the engine takes it: credits, quotas and figures of one run."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from desktop_app.domain.period import Period
from desktop_app.domain.records import Record
from desktop_app.rules.incentives.credit import Credit
from desktop_app.rules.incentives.example import Example
from desktop_app.rules.incentives.plan import Need, PlanVersion, due, earning_span, quota_needs
from desktop_app.rules.incentives.result import PersonInputs


def inputs_of(example: Example, version: PlanVersion, period: Period, earned: dict[str, int]) -> PersonInputs:
    return PersonInputs(
        1,
        example.person,
        _credits(example),
        dict(_named(example.quotas, quota_needs(version, period))),
        dict(_named(example.totals, _totals_needed(version, period))),
        example.target_pay,
        earned,
        example.measure_before,
    )


def _totals_needed(version: PlanVersion, period: Period) -> list[Need]:
    return [
        Need(component.measure, earning_span(version, component, part))
        for component in version.components
        for part in due(component, period, version.fiscal_start, version.terms)
    ]


def _named(amounts: Mapping[str, Fraction], needs: list[Need]) -> Iterator[tuple[Need, Fraction]]:
    for need in needs:
        found = amounts.get(f"{need.name} {need.span.name}", amounts.get(need.name))
        if found is not None:
            yield need, found


def _credits(example: Example) -> list[Credit]:
    numbers = {record.document: number for number, record in enumerate(example.records, 1) if record.document}
    return [
        Credit(
            Record(
                number,
                record.kind,
                record.document,
                record.day,
                1,
                record.amount,
                record.time,
                record.line,
                record.customer,
                record.product,
                record.channel,
                record.quantity,
                record.currency,
            ),
            record.share,
            record.region,
            numbers.get(record.original),
            record.values,
        )
        for number, record in enumerate(example.records, 1)
    ]
