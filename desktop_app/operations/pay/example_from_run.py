"""An example for a plan's file, made from what a run found: its records and figures, and the pay that came out."""

from fractions import Fraction

from desktop_app.domain.money import from_minor
from desktop_app.i18n import _
from desktop_app.rules.incentives.example import Example, ExampleRecord, Expected
from desktop_app.rules.incentives.plan import Plan
from desktop_app.rules.incentives.statement import Statement
from desktop_app.store import credited
from desktop_app.store.database import Store


def example_from(store: Store, plan: Plan, statement: Statement) -> Example:
    """What ``plan`` should pay the person again; pay that is open is not expected.

    Quotas are named as the plan's components name them.
    """
    versions = sorted({record.version for line in statement.lines for record in line.records})
    found = credited.load_versions(store, versions, statement.currency)
    records = [found[version] for version in versions if version in found]
    pay = None if statement.pay is None else from_minor(statement.pay, statement.currency)
    return Example(
        _("{name}, {period}, as it was run").format(name=statement.name, period=statement.period.name),
        (Expected(statement.period, pay=pay),),
        person=statement.name,
        records=tuple(
            ExampleRecord(
                one.day,
                one.amount,
                one.quantity,
                one.document,
                one.line,
                one.time,
                one.kind,
                product=one.product,
                channel=one.channel,
                customer=one.customer,
            )
            for one in sorted(records, key=lambda one: (one.day, one.document))
        ),
        quotas=_quotas(plan, statement),
        totals={
            line.measure_key: line.measure for line in statement.lines if line.measure is not None and not line.records
        },
    )


def _quotas(plan: Plan, statement: Statement) -> dict[str, Fraction]:
    names = {one.name: one.quota_name for version in plan.versions for one in version.components}
    return {names.get(line.name, line.measure_key): line.quota for line in statement.lines if line.quota is not None}
