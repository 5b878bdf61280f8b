"""One person's statement as it is shown, printed and stored: figures, steps and credited records, without rules.

A stored statement is read back from its JSON alone, so that it says the same after any change of data or program.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from desktop_app.domain.explanation import Explanation, explain, from_json, to_json
from desktop_app.domain.money import from_minor
from desktop_app.domain.period import Length, Period
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.domain.records import Record
from desktop_app.rules.incentives.account import Account, account_from_json, account_to_json
from desktop_app.rules.incentives.rating import Slice
from desktop_app.rules.incentives.result import ComponentResult, GateState, RecordPay, Result, State


class CreditedRecord(NamedTuple):
    """One record in one component: ``credited`` and ``running`` in the measure's unit, ``pay`` in minor units."""

    version: int
    day: date
    document: str
    customer: str
    product: str
    credited: Fraction
    running: Fraction
    pay: int
    slices: tuple[Slice, ...]

    @property
    def crosses(self) -> bool:
        """Whether the record lies in more than one tier."""
        return len(self.slices) > 1


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One component. ``rule`` says it in words; ``steps`` lead to ``pay`` (minor units, None: not evaluable).

    ``other``: the part of the pay that no single record earned. ``next_unit``: what one more unit earns now. ``gate``:
    None where there is none; ``rank`` in a contest; ``reward``: what is given that is not money, in no total.
    """

    name: str
    measure_key: str
    state: State
    rule: Explanation
    steps: Explanation
    measure: Fraction | None
    quota: Fraction | None
    attainment: Fraction | None
    rate: Fraction | None
    effective_rate: Fraction | None
    pay: int | None
    other: int
    next_unit: Fraction | None
    next_bound: Fraction | None
    missing: Fraction | None
    records: tuple[CreditedRecord, ...]
    gate: GateState | None = None
    rank: int | None = None
    reward: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """``pay`` in minor units of ``currency``; None while something is missing, which ``reasons`` name.

    ``account``: what was released, held, corrected and carried; None while nothing can be paid, and in statements of
    earlier programs, whose pay is the sum of the components.
    """

    person: int
    name: str
    period: Period
    plan: str
    plan_version: int
    currency: str
    state: State
    pay: int | None
    lines: tuple[StatementLine, ...]
    reasons: tuple[Explanation, ...]
    account: Account | None = None

    def explanation(self) -> Explanation:
        """The whole tree: total, components, steps."""
        parts = tuple(line.steps for line in self.lines)
        if self.pay is None:
            return explain("pay.held", parts=(*parts, *self.reasons), name=self.name, period=self.period)
        paid = Quantity(from_minor(self.pay, self.currency), Unit.MONEY, self.currency)
        parts += self.account.steps if self.account else ()
        return explain("pay.statement", paid, parts=parts, name=self.name, period=self.period, pay=paid)


def make_statement(
    result: Result, plan: str, plan_version: int, rules: Mapping[str, Explanation], records: Mapping[int, Record]
) -> Statement:
    """The statement of ``result``; ``rules``: each component in words, ``records``: those credited, by version."""
    return Statement(
        result.person,
        result.name,
        result.period,
        plan,
        plan_version,
        result.currency,
        result.state,
        result.total,
        tuple(_line(one, rules[one.component.name], records) for one in result.components),
        result.reasons,
    )


def _line(one: ComponentResult, rule: Explanation, records: Mapping[int, Record]) -> StatementLine:
    return StatementLine(
        one.component.name,
        one.component.measure,
        one.state,
        rule,
        one.explanation,
        one.measure,
        one.quota,
        one.attainment,
        one.rate,
        one.effective_rate,
        one.pay,
        one.other,
        one.next_unit,
        one.next_bound,
        one.missing,
        tuple(_credited(paid, records[paid.version]) for paid in one.records),
        one.gate,
        one.rank,
        one.reward,
    )


def _credited(paid: RecordPay, record: Record) -> CreditedRecord:
    return CreditedRecord(
        paid.version,
        record.day,
        record.document,
        record.customer,
        record.product,
        paid.credited,
        paid.running,
        paid.minor,
        paid.slices,
    )


_EXACT = ("measure", "quota", "attainment", "rate", "effective_rate", "next_unit", "next_bound", "missing")


def statement_to_json(statement: Statement) -> dict[str, Any]:
    """Plain values without loss: fractions as text, days in ISO form, money in minor units."""
    return {
        "person": statement.person,
        "name": statement.name,
        "period": statement.period.name,
        "first_day": statement.period.start.isoformat(),
        "end": statement.period.end.isoformat(),
        "length": statement.period.length.value,
        "plan": statement.plan,
        "plan_version": statement.plan_version,
        "currency": statement.currency,
        "state": statement.state.value,
        "pay": statement.pay,
        "components": [_line_to_json(line) for line in statement.lines],
        "reasons": [to_json(reason) for reason in statement.reasons],
        "account": None if statement.account is None else account_to_json(statement.account),
    }


def _line_to_json(line: StatementLine) -> dict[str, Any]:
    exact = {key: None if getattr(line, key) is None else str(getattr(line, key)) for key in _EXACT}
    return {
        "name": line.name,
        "measure_key": line.measure_key,
        "state": line.state.value,
        "pay": line.pay,
        "other": line.other,
        **exact,
        "rule": to_json(line.rule),
        "steps": to_json(line.steps),
        "gate": None if line.gate is None else line.gate.value,
        "rank": line.rank,
        "reward": line.reward,
        "records": [_credited_to_json(record) for record in line.records],
    }


def _credited_to_json(record: CreditedRecord) -> dict[str, Any]:
    return {
        "version": record.version,
        "day": record.day.isoformat(),
        "document": record.document,
        "customer": record.customer,
        "product": record.product,
        "credited": str(record.credited),
        "running": str(record.running),
        "pay": record.pay,
        "slices": [
            [one.tier, str(one.lower), None if one.upper is None else str(one.upper), str(one.amount), str(one.rate)]
            for one in record.slices
        ],
    }


def statement_from_json(data: Mapping[str, Any]) -> Statement:
    period = Period(
        date.fromisoformat(data["first_day"]), date.fromisoformat(data["end"]), data["period"], Length(data["length"])
    )
    return Statement(
        data["person"],
        data["name"],
        period,
        data["plan"],
        data["plan_version"],
        data["currency"],
        State(data["state"]),
        data["pay"],
        tuple(_line_from_json(line) for line in data["components"]),
        tuple(from_json(reason) for reason in data["reasons"]),
        account_from_json(data["account"]) if data.get("account") else None,
    )


def _line_from_json(data: Mapping[str, Any]) -> StatementLine:
    exact = {key: None if data[key] is None else Fraction(data[key]) for key in _EXACT}
    return StatementLine(
        name=data["name"],
        measure_key=data["measure_key"],
        state=State(data["state"]),
        rule=from_json(data["rule"]),
        steps=from_json(data["steps"]),
        pay=data["pay"],
        other=data["other"],
        records=tuple(_credited_from_json(record) for record in data["records"]),
        gate=GateState(data["gate"]) if data.get("gate") else None,  # a statement stored earlier has none of them
        rank=data.get("rank"),
        reward=data.get("reward", ""),
        **exact,
    )


def _credited_from_json(data: Mapping[str, Any]) -> CreditedRecord:
    return CreditedRecord(
        data["version"],
        date.fromisoformat(data["day"]),
        data["document"],
        data["customer"],
        data["product"],
        Fraction(data["credited"]),
        Fraction(data["running"]),
        data["pay"],
        tuple(
            Slice(tier, Fraction(lower), None if upper is None else Fraction(upper), Fraction(amount), Fraction(rate))
            for tier, lower, upper, amount, rate in data["slices"]
        ),
    )
