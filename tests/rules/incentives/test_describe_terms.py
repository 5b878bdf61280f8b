"""Every choice of the terms has a sentence whose blanks are filled."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from string import Formatter

from desktop_app.domain.explanation import Explanation
from desktop_app.reports.sentences.settling import STEPS
from desktop_app.rules.incentives.describe_terms import describe_release, describe_terms
from desktop_app.rules.incentives.plan import Component, PlanVersion
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.terms import (
    AbsenceRule,
    Clawback,
    Conversion,
    Currencies,
    DayCount,
    Draw,
    Excess,
    Exit,
    Guarantee,
    GuaranteeKind,
    Instalment,
    Leavers,
    Method,
    PayDay,
    PayTerms,
    Proration,
    Ramp,
    Release,
    ServedShare,
    Trigger,
)

ONE = Fraction(1)
ABSENCES = tuple(AbsenceRule("illness", quota, pay) for quota in (True, False) for pay in (True, False))
TERMS = [
    PayTerms(),
    *(PayTerms(cap=ONE, excess=excess, recovery_share=ONE) for excess in Excess),
    *(PayTerms(clawback=Clawback(method, 1, 1, 1, (ServedShare(0, ONE),))) for method in Method),
    PayTerms(draw=Draw(ONE, ONE, 2, 3, 4)),
    *(PayTerms(guarantee=Guarantee(ONE, table, kind, 3)) for kind in GuaranteeKind for table in ((), (ONE,))),
    *(PayTerms(leavers=Leavers(rule, 5)) for rule in Exit),
    *(PayTerms(proration=Proration(count, ABSENCES, 10, quota=False, pay=False)) for count in DayCount),
    PayTerms(ramps=(Ramp("revenue", (ONE,)), Ramp("units", (), (ONE,)))),
    *(PayTerms(currencies=Currencies(way, (), "USD", day)) for way in Conversion for day in PayDay),
]


def filled(tree: Explanation) -> bool:
    sentence = STEPS[tree.step]
    texts = [sentence] if isinstance(sentence, str) else sentence[:2]
    blanks = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return blanks <= dict(tree.values).keys() and all(filled(part) for part in tree.parts)


def test_every_choice_of_the_terms_is_said() -> None:
    said = [tree for terms in TERMS for tree in describe_terms(PlanVersion(date(2026, 1, 1), (), terms=terms))]
    assert all(filled(tree) for tree in said)


def test_every_way_of_releasing_is_said() -> None:
    plain = Component("C", Flat(ONE))
    assert list(describe_release(plain)) == []
    for trigger in Trigger:
        instalments = (Instalment(ONE, trigger, "", 1, 1), Instalment(ONE, None, "go-live"))
        for choice in (True, False):
            chosen = replace(
                plain, release=Release(trigger, 1, 1, instalments), prorate_bounds=choice, prorate_limits=choice
            )
            said = list(describe_release(chosen))
            assert len(said) == 7
            assert all(filled(tree) for tree in said)


def test_each_sentence_belongs_to_a_choice() -> None:
    said = {tree.step for terms in TERMS for tree in describe_terms(PlanVersion(date(2026, 1, 1), (), terms=terms))}
    assert {step for step in STEPS if step.startswith("plan.terms.cap")} <= said
