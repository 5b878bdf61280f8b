"""The line from result to pay, walked stretch by stretch: jumps, falls, dead stretches, limits that never bite."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.i18n import N_
from desktop_app.rules.incentives.earning import earn
from desktop_app.rules.incentives.finding import Finding, error, warning
from desktop_app.rules.incentives.plan import Component
from desktop_app.rules.incentives.rating import ZERO, Bounds, Given

_NOMINAL: Final = Fraction(100)  # stands for a quota or target pay that isn't known; sizes are then not told
_BEYOND: Final = Fraction(1000)  # how far the last stretch is walked, in lengths of all before it
_ALL: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From one bound to the next; ``pays`` at its start, its quarters, and what it nears at its end.

    Between bounds every shape is a polynomial of degree 2 at most (a curve's percent × the measure), so three inner
    points give the end exactly.
    """

    start: Fraction
    end: Fraction
    last: bool
    pays: tuple[Fraction, Fraction, Fraction, Fraction]

    @property
    def nears(self) -> Fraction:
        return self.pays[1] - 3 * self.pays[2] + 3 * self.pays[3]

    @property
    def steepness(self) -> Fraction:
        return (self.pays[3] - self.pays[1]) / (self.end - self.start) * 2


@dataclass(frozen=True, slots=True)
class _Line:
    """The whole way from 0, with ``given`` completed where quota or target pay are not known."""

    component: Component
    given: Given
    stretches: tuple[_Stretch, ...]
    sized: bool

    @property
    def limit(self) -> Fraction | None:
        """The result up to which attainment counts."""
        cap, quota = self.component.attainment_cap, self.given.quota
        return None if cap is None or quota is None else cap * quota

    def bound(self, result: Fraction) -> Quantity:
        if not self.component.shape.needs_quota:
            return self.given.measured(result)
        assert self.given.quota
        return self.given.bound(result / self.given.quota, Bounds.QUOTA)


def check_payout(component: Component, given: Given) -> Iterator[Finding]:
    """``given`` has the quota and target pay where they are known; its result is of no matter."""
    line = _walk(component, given)
    pays = [pay for stretch in line.stretches for pay in (*stretch.pays, stretch.nears)]
    if not any(pays):
        yield error(component.name, N_("Nothing is ever paid: every rate is 0, or no step can be reached."))
        return
    yield from _check_bounds(line)
    if component.shape.kind != "bonus":
        yield from _check_stretches(line)
    yield from _check_caps(line)


def _walk(component: Component, given: Given) -> _Line:
    shape = component.shape
    known_target = given.target_pay is not None or not shape.needs_target_pay
    sized = known_target and (not component.needs_quota or bool(given.quota) or shape.needs_target_pay)
    full = replace(
        given,
        quota=given.quota or _NOMINAL,
        target_pay=_NOMINAL if given.target_pay is None else given.target_pay,
    )
    marks = sorted({ZERO, *(mark for mark in shape.marks(full) if mark > 0)})
    end = (marks[-1] or _ALL) * _BEYOND
    stretches = tuple(
        _Stretch(start, stop, stop == end, _pays(component, full, start, stop))
        for start, stop in pairwise([*marks, end])
    )
    return _Line(component, full, stretches, sized)


def _pays(
    component: Component, given: Given, start: Fraction, end: Fraction
) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """The pay at the start and the three quarters, before limits in money, which bend the line between bounds."""
    bare = replace(component, cap=None, floor=None, record_cap=None, record_floor=None, attainment_cap=None)
    points = (start + (end - start) * step / 4 for step in range(4))
    first, second, third, fourth = (earn(bare, given.at(point)).exact for point in points)
    return first, second, third, fourth


def _check_bounds(line: _Line) -> Iterator[Finding]:
    name, given = line.component.name, line.given
    for before, after in pairwise(line.stretches):
        size = _within(line.component, after.pays[0]) - _within(line.component, before.nears)
        at = line.bound(after.start)
        if size > 0 and line.component.shape.kind == "bonus":
            continue  # a bonus is a jump by its nature, and its size is the bonus
        if size and not line.sized:
            up, down = N_("At {bound} pay jumps up; the quota decides how far."), N_("At {bound} pay falls suddenly.")
            yield warning(name, up if size > 0 else down, bound=at)
        elif size:
            up, down = N_("At {bound} pay jumps up by {size}."), N_("At {bound} pay falls by {size}.")
            yield warning(name, up if size > 0 else down, bound=at, size=given.money(abs(size)))


def _check_stretches(line: _Line) -> Iterator[Finding]:
    name = line.component.name
    if not any(stretch.steepness for stretch in line.stretches):
        yield warning(name, N_("Pay changes at the bounds only: between them, more earns nothing."))
        return
    for number, stretch in enumerate(line.stretches):
        start, end = line.bound(stretch.start), line.bound(stretch.end)
        silent = number == 0 and line.component.shape.kind == "threshold"
        if stretch.steepness < 0:
            yield warning(name, N_("From {start} on, pay falls while the result rises."), start=start)
        elif stretch.steepness == 0 and stretch.last:
            yield warning(name, N_("From {start} on, more earns nothing."), start=start)
        elif stretch.steepness == 0 and not silent:
            yield warning(name, N_("From {start} to {end}, more earns nothing."), start=start, end=end)
        if stretch.steepness >= 1 and line.sized and line.given.unit is Unit.MONEY:
            message = N_("From {start} on, pay is {rate} of the money itself: is a percentage meant?")
            yield warning(name, message, start=start, rate=Quantity(stretch.steepness, Unit.PERCENT))


def _check_caps(line: _Line) -> Iterator[Finding]:
    yield from _check_attainment_cap(line)
    component, given = line.component, line.given
    if component.rate_cap is not None and line.stretches == _walk(component, replace(given, rate_cap=None)).stretches:
        yield warning(component.name, N_("No step reaches the highest rate that is set."))
    cap = component.record_cap if component.by_record else component.cap
    if cap is None or not line.sized:
        return
    most = _most(line)
    if most is not None and most <= cap:
        message = N_("The maximum of {cap} can't be reached: at most {most} is ever earned.")
        yield warning(component.name, message, cap=given.money(cap), most=given.money(most))
    first = next((stretch for stretch in line.stretches[1:] if stretch.pays[0] > 0), None)
    if first and line.stretches[0].nears <= 0 and first.pays[0] >= cap:
        message = N_("The first pay, at {bound}, is already the maximum of {cap}.")
        yield warning(component.name, message, bound=line.bound(first.start), cap=given.money(cap))


def _check_attainment_cap(line: _Line) -> Iterator[Finding]:
    limit = line.limit
    if limit is None:
        return
    for stretch in line.stretches:
        if stretch.start > limit:
            message = N_("The step from {bound} lies above the attainment that counts and is never reached.")
            yield warning(line.component.name, message, bound=line.bound(stretch.start))
    counted = earn(replace(line.component, cap=None, floor=None), line.given.at(limit)).exact
    if counted <= 0:
        yield error(line.component.name, N_("The threshold lies above the attainment that counts: nothing is paid."))


def _most(line: _Line) -> Fraction | None:
    """The highest pay there can be before the cap; None if there is no end to it."""
    limit = line.limit
    if limit is None and line.stretches[-1].steepness > 0:
        return None
    reached = [stretch for stretch in line.stretches if limit is None or stretch.start <= limit]
    pays = [pay for stretch in reached[:-1] for pay in (*stretch.pays, stretch.nears)]
    end = line.stretches[-1].end if limit is None else limit
    last = earn(replace(line.component, cap=None), line.given.at(end)).exact
    return max([*pays, reached[-1].pays[0], last])


def _within(component: Component, pay: Fraction) -> Fraction:
    """``pay`` between the limits in money of the component, or of a record."""
    by_record = component.by_record
    floor = component.record_floor if by_record else component.floor
    cap = component.record_cap if by_record else component.cap
    lifted = pay if floor is None else max(pay, floor)
    return lifted if cap is None else min(lifted, cap)
