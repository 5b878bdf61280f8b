"""What a component earns on a given result, exactly: the shape between its limits, in the order of modifiers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate

from desktop_app.domain.explanation import Explanation, explain
from desktop_app.domain.money import exact_sum
from desktop_app.domain.quantity import Quantity, Unit
from desktop_app.rules.incentives.credit import Credit, unit_of, worth, worths
from desktop_app.rules.incentives.lines import Share
from desktop_app.rules.incentives.plan import Component
from desktop_app.rules.incentives.rating import ZERO, Given, Paid, Slice


@dataclass(frozen=True, slots=True)
class Earned:
    """``exact`` is money after the component's limits; ``uncut`` what it would be without its caps.

    ``paid``: what the shape answered on the total, where one total is paid.
    """

    exact: Fraction
    uncut: Fraction
    steps: tuple[Explanation, ...]
    rate: Fraction | None = None
    tier: int | None = None
    reward: str = ""
    paid: Paid | None = None

    @property
    def cut(self) -> Fraction:
        return max(ZERO, self.uncut - self.exact)


def earn(component: Component, given: Given) -> Earned:
    """What the result ``given`` earns under a component that is paid on its total."""
    counted, steps = _counted(component, given)
    paid = component.shape.pay(counted)
    limited, limits = limit(paid.pay, component.floor, component.cap, given)
    linear = paid.rate * given.measure if paid.linear and paid.rate is not None else paid.pay
    uncut, said = max(linear, paid.pay), (*steps, paid.explanation, *limits)
    return Earned(limited, uncut, said, paid.rate, paid.tier, paid.reward, paid)


def exact_pay(component: Component, given: Given) -> Fraction:
    """What ``earn`` gives exactly, without saying why."""
    paid = component.shape.pay(_counted(component, given)[0])
    return limit(paid.pay, component.floor, component.cap, given)[0]


def earn_by_record(component: Component, given: Given, credits_: Sequence[Credit]) -> tuple[Earned, list[Share]]:
    """What the records earn where each is paid on its own; a return joins the record it names, if it is there.

    Within such a group each record's share is what it changed, so that a sale returned in full leaves nothing.
    """
    net: dict[int, Fraction] = {}
    pays: dict[int, Paid] = {}
    facts = {credit.record.version: credit.values.get(component.fact) for credit in credits_}
    own = {credit.record.version for credit in credits_}
    shares, running = [], ZERO
    for credit in credits_:
        version = credit.record.version
        key = credit.original if credit.original in own and credit.original is not None else version
        amount = worth(credit, component)
        net[key] = net.get(key, ZERO) + amount
        running += amount
        before = pays[key].pay if key in pays else ZERO
        pays[key] = _pay_record(component, _picked(component, given.at(net[key]), facts[key]))
        shares.append(Share(version, amount, running, pays[key].pay - before))
    total = sum((paid.pay for paid in pays.values()), ZERO)
    limited, limits = limit(total, component.floor, component.cap, given)
    steps = tuple(replace(paid.explanation, records=(key,), count=1) for key, paid in pays.items())
    only = next(iter(pays.values())) if len(pays) == 1 else None
    found = Earned(limited, total, (*steps, *limits), only.rate if only else None, only.tier if only else None)
    return found, shares


def _picked(component: Component, given: Given, fact: Fraction | None) -> Given:
    """The tier of a record is picked by its fact where the component says so; a return's is its original's."""
    if not component.fact or fact is None:
        return given
    return replace(given, selector=fact, selector_unit=unit_of(component.fact))


def shares_of(
    component: Component, given: Given, paid: Paid, credits_: Sequence[Credit], before: Fraction
) -> list[Share]:
    """What each record earns of ``paid``, the pay of their total; ``before``: the measure before the first.

    [] where the pay is not made by records: a bonus, a share of the target pay.
    """
    shape = component.shape
    if not paid.linear and not paid.splits:
        return []
    amounts = worths(credits_, component)
    way = list(accumulate(amounts, initial=before))
    cuts: list[tuple[Slice, ...]] = [()] * len(amounts)
    split = getattr(shape, "split", None)  # asking whether it is a SplitsRecords takes as long as all the rest
    if split is not None:
        cuts = split(given, [clip(component, given, result) for result in way])
    return [
        Share(credit.record.version, amount, running, _exact(paid, amount, cut), cut)
        for credit, amount, running, cut in zip(credits_, amounts, way[1:], cuts, strict=True)
    ]


def _exact(paid: Paid, amount: Fraction, cut: Sequence[Slice]) -> Fraction:
    """At the rate of the whole, or of the slices the record lies in."""
    if paid.linear:
        assert paid.rate is not None
        return amount * paid.rate
    return cut[0].pay if len(cut) == 1 else exact_sum(part.pay for part in cut)


def clip(component: Component, given: Given, total: Fraction) -> Fraction:
    """``total`` as far as the attainment cap lets it count."""
    if component.attainment_cap is None:
        return total
    assert given.quota
    return min(total, component.attainment_cap * given.quota)


def _counted(component: Component, given: Given) -> tuple[Given, tuple[Explanation, ...]]:
    if component.selector is not None:
        return given, ()
    clipped = clip(component, given, given.selector)
    if clipped == given.selector:
        return given, ()
    assert component.attainment_cap is not None
    step = explain(
        "limit.attainment",
        given.measured(clipped),
        cap=Quantity(component.attainment_cap, Unit.PERCENT),
        counted=given.measured(clipped),
    )
    return given.plus(clipped - given.selector), (step,)


def _pay_record(component: Component, given: Given) -> Paid:
    """A net of 0 earns 0, and a floor never lifts a negative record."""
    if given.measure == 0:
        return Paid(ZERO, explain("record.returned", given.money(ZERO)))
    paid = component.shape.pay(given)
    floor = component.record_floor if given.measure > 0 else None
    limited, limits = limit(paid.pay, floor, component.record_cap, given)
    if not limits:
        return paid
    return replace(
        paid,
        pay=limited,
        said=explain(
            "record.limited", given.money(limited), parts=(paid.explanation, *limits), pay=given.money(limited)
        ),
    )


def limit(
    pay: Fraction, floor: Fraction | None, cap: Fraction | None, given: Given
) -> tuple[Fraction, tuple[Explanation, ...]]:
    if floor is not None and pay < floor:
        lifted = explain("limit.floor", given.money(floor), pay=given.money(pay), floor=given.money(floor))
        return floor, (lifted,)
    if cap is not None and pay > cap:
        cut = explain(
            "limit.cap",
            given.money(cap),
            pay=given.money(pay),
            cap=given.money(cap),
            lost=given.money(pay - cap),
        )
        return cap, (cut,)
    return pay, ()
