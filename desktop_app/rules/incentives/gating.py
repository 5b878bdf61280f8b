"""Whether the gates of a component are open for a person, in words and as a state."""

from dataclasses import dataclass

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.case import Case, open_case
from desktop_app.rules.incentives.figures import decision, read, shown, undecided
from desktop_app.rules.incentives.modifiers import Closes, Gate, GateGroup, Mode
from desktop_app.rules.incentives.reading import Figure, Outcome
from desktop_app.rules.incentives.result import GateState

_OPEN, _CLOSED, _UNDECIDED = GateState.OPEN, GateState.CLOSED, GateState.UNDECIDED


@dataclass(frozen=True, slots=True)
class Gated:
    """``state``: of all groups that bear on the component together, None where there are none.

    ``closed``: measures of scorecard lines; ``accelerated`` False: nothing above 100 % counts. ``reasons``: what is
    undecided.
    """

    state: GateState | None = None
    pays: bool = True
    accelerated: bool = True
    closed: frozenset[str] = frozenset()
    steps: tuple[Explanation, ...] = ()
    reasons: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    group: GateGroup
    state: GateState
    step: Explanation
    reasons: tuple[Explanation, ...]


def gated(case: Case) -> Gated:
    """The gates that bear on the case's component."""
    found = [_group(group, case) for group in case.version.gates if group.closing(case.component.name)]
    if not found:
        return Gated()
    shut = [one.group for one in found if one.state is _CLOSED]
    states = {one.state for one in found}
    return Gated(
        next(state for state in (_UNDECIDED, _CLOSED, _OPEN) if state in states),
        all(group.closes is not Closes.PAY for group in shut),
        all(group.closes is not Closes.ACCELERATOR for group in shut),
        frozenset(line for group in shut if group.closes is Closes.LINES for line in group.lines),
        tuple(one.step for one in found),
        tuple(reason for one in found for reason in one.reasons),
    )


def _group(group: GateGroup, case: Case) -> _Group:
    """All: one closed closes, else one undecided is undecided. Any: one open opens."""
    gates = [_gate(group, gate, case) for gate in group.gates]
    states = {state for state, _step, _reason in gates if state is not None}
    first, last = (_CLOSED, _OPEN) if group.mode is Mode.ALL else (_OPEN, _CLOSED)
    state = next((one for one in (first, _UNDECIDED) if one in states), last if states else _OPEN)
    step = explain(
        f"gate.{group.closes.value}.{state.value}",
        parts=tuple(step for _state, step, _reason in gates),
        name=group.name or ", ".join(gate.subject for gate in group.gates),
    )
    reasons = tuple(reason for _state, _step, reason in gates if reason is not None)
    return _Group(group, state, step, reasons if state is _UNDECIDED else ())


def _gate(group: GateGroup, gate: Gate, case: Case) -> tuple[GateState | None, Explanation, Explanation | None]:
    """Its state (None: left out by the lead), its sentence, and what has to be decided."""
    figure = _figure(gate, case)
    decided = decision(case.inputs, group.name, gate.subject)
    if not figure.enough(gate):
        if decided is None:
            reason = undecided(gate, figure)
            return _UNDECIDED, reason, reason
        states = {Outcome.MET: _OPEN, Outcome.FAILED: _CLOSED, Outcome.REWEIGHT: None}
        step = explain(f"gate.decided.{decided.outcome.value}", measure=gate.subject, reason=decided.reason)
        return states[decided.outcome], step, None
    value = figure.value
    assert value is not None
    open_ = (gate.at_least is None or value >= gate.at_least) and (gate.at_most is None or value <= gate.at_most)
    return (_OPEN if open_ else _CLOSED), _said(gate, figure, case, open_=open_), None


def _said(gate: Gate, figure: Figure, case: Case, *, open_: bool) -> Explanation:
    def quantity(value: object) -> Quantity:
        if gate.component:
            return Quantity(value, Unit.PERCENT)  # type: ignore[arg-type] # a Fraction
        return shown(gate, value, case.version.currency)  # type: ignore[arg-type] # a Fraction

    bound = gate.at_least if gate.at_least is not None else gate.at_most
    side = "at_least" if gate.at_least is not None else "at_most"
    if gate.at_least is not None and gate.at_most is not None:
        return explain(
            f"gate.between.{'open' if open_ else 'closed'}",
            measure=gate.subject,
            found=quantity(figure.value),
            lowest=quantity(gate.at_least),
            highest=quantity(gate.at_most),
        )
    if bound is None:
        return explain("gate.unbounded", measure=gate.subject, found=quantity(figure.value))
    return explain(
        f"gate.{side}.{'open' if open_ else 'closed'}",
        measure=gate.subject,
        found=quantity(figure.value),
        bound=quantity(bound),
    )


def _figure(gate: Gate, case: Case) -> Figure:
    if not gate.component:
        return read(case.version, gate, case.period, case.inputs)
    named = next((one for one in case.version.components if one.name == gate.component), None)
    if named is None:
        return Figure(None)
    other = open_case(case.version, named, case.period, case.inputs, 0)
    if not other.quota or other.quota <= 0 or (not other.of_records and other.need not in case.inputs.totals):
        return Figure(None, quota=other.quota)
    return Figure(other.measured() / other.quota, quota=other.quota)
