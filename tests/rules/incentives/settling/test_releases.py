"""What releases earned money: holds, invoices, payments with their rests and returns, instalments, leaving."""

from datetime import date
from fractions import Fraction
from typing import Any

from desktop_app.rules.incentives.plan import Component
from desktop_app.rules.incentives.settling.facts import Bill, Event, Payment
from desktop_app.rules.incentives.settling.releases import last_day_of_release
from desktop_app.rules.incentives.shapes.bonus import Bonus
from desktop_app.rules.incentives.shapes.flat import Flat
from desktop_app.rules.incentives.terms import Exit, Instalment, Leavers, Release, Trigger
from tests.rules.incentives.settling.people import Person, plan, sale

ON_PAYMENT = Release(Trigger.PAYMENT)


def under(release: Release, **terms: Any) -> Person:
    return Person(plan(Component("C", Flat(Fraction(1, 10)), release=release), **terms))


def paid(document: int, month: int, amount: int, day: int = 20) -> Payment:
    return Payment(str(document), date(2026, month, day), Fraction(amount))


def test_a_hold_is_released_on_the_day_reached() -> None:
    held = under(Release(days=30))
    assert held.run(1, sale(1, 1000, 1, day=2)).pay == 0  # 1 February
    assert held.run(2, sale(2, 1000, 2, day=1)).pay == 100_00  # 3 March
    months = under(Release(months=1))
    assert [months.run(1, sale(1, 1000, 1, day=31)).pay, months.run(2).pay] == [0, 100_00]


def test_a_payment_releases_its_share_and_the_instalments_sum_to_the_whole() -> None:
    one = under(ON_PAYMENT)
    first = one.run(1, sale(1, "333.30", 1), payments=(paid(1, 1, 111),))
    assert (first.earned, first.pay, first.held) == (33_33, 11_10, 22_23)
    second = one.run(2, payments=(paid(1, 1, 111), Payment("1", date(2026, 2, 2), Fraction("222.30"))))
    assert (second.pay, second.held) == (22_23, 0)


def test_a_credit_note_on_an_unpaid_invoice_is_netted_on_both_sides() -> None:
    one = under(ON_PAYMENT)
    made = [
        one.run(1, sale(1, 1000, 1)),
        one.run(2, sale(2, -400, 2, original=1)),
        one.run(3, payments=(paid(1, 3, 600),)),
    ]
    assert [(each.pay, each.held, each.balance) for each in made] == [(0, 100_00, 0), (0, 60_00, 0), (60_00, 0, 0)]


def test_a_return_of_a_paid_invoice_takes_back_what_was_released() -> None:
    one = under(ON_PAYMENT)
    assert one.run(1, sale(1, 1000, 1), payments=(paid(1, 1, 1000),)).pay == 100_00
    assert one.run(2, sale(2, -400, 2, original=1)).balance == -40_00


def test_a_bank_fee_does_not_hold_its_rest_for_ever() -> None:
    gross = Fraction(12100)
    fee = under(ON_PAYMENT)
    assert fee.run(1, sale(1, 10000, 1, gross=gross), payments=(paid(1, 1, 12085),)).pay == 1000_00
    short = under(ON_PAYMENT)
    assert short.run(1, sale(1, 10000, 1, gross=gross), payments=(paid(1, 1, 12000),)).pay == 991_74
    bill = Bill("1", date(2026, 1, 5), gross, closed=date(2026, 2, 28))
    assert short.run(2, bills=(bill,)).pay == 8_26


def test_a_payment_taken_back_takes_its_release_back() -> None:
    one = under(ON_PAYMENT)
    one.run(1, sale(1, 1000, 1), payments=(paid(1, 1, 1000),))
    assert one.run(2, payments=(paid(1, 1, 1000), paid(1, 2, -500))).balance == -50_00


def test_the_invoice_of_several_lines_is_that_of_the_document() -> None:
    bill = Bill("1", date(2026, 1, 5), Fraction(4000))
    one = under(ON_PAYMENT)
    assert one.run(1, sale(1, 1000, 1), bills=(bill,), payments=(paid(1, 1, 1000),)).pay == 25_00


def test_an_invoice_releases_what_was_booked_before() -> None:
    one = under(Release(Trigger.INVOICE))
    assert one.run(1, sale(1, 1000, 1), bills=(Bill("1", date(2026, 2, 3), Fraction(1000)),)).pay == 0
    assert one.run(2).pay == 100_00


def test_instalments_wait_for_their_triggers_days_months_and_events() -> None:
    third = Fraction(1, 3)
    release = Release(
        instalments=(Instalment(third), Instalment(third, months=1), Instalment(third, event="go-live", days=10))
    )
    one = under(release)
    assert one.run(1, sale(1, 1000, 1)).pay == 33_33
    assert (
        one.run(2, events=(Event("go-live", date(2026, 2, 20), "1"), Event("go-live", date(2026, 1, 1), "9"))).pay
        == 33_34
    )
    assert one.run(3).pay == 33_33


def test_what_leaving_does_to_held_money_is_a_choice() -> None:
    left = date(2026, 1, 20)
    sold = sale(1, 1000, 1)

    def pays(leavers: Leavers) -> list[int | None]:
        one = under(Release(days=45), leavers=leavers)  # due on 19 February
        return [one.run(1, sold, left=left).pay, one.run(2).pay]

    assert pays(Leavers()) == [0, 100_00]
    assert pays(Leavers(Exit.ACCELERATE)) == [100_00, 0]
    assert pays(Leavers(Exit.FORFEIT)) == [0, 0]
    assert pays(Leavers(days=30)) == [0, 100_00]
    assert pays(Leavers(days=29)) == [0, 0]
    assert last_day_of_release(Leavers(Exit.FORFEIT), left, date(2026, 1, 19)) == date(2026, 1, 19)


def test_a_final_statement_lists_holds_and_unpaid_invoices() -> None:
    one = under(ON_PAYMENT)
    made = one.run(1, sale(1, 1000, 1), left=date(2026, 1, 20))
    assert [part.step for part in made.explanation.parts][-2:] == ["settle.final_document", "settle.final_unpaid"]


def test_a_cent_in_halves_and_its_reversal_leave_nothing() -> None:
    one = under(Release(instalments=(Instalment(Fraction(1, 2)), Instalment(Fraction(1, 2), months=1))))
    made = [one.run(1, sale(1, "0.10", 1)), one.run(2), one.run(3, sale(2, "-0.10", 3, original=1))]
    assert [each.pay for each in made] == [1, 0, 0]
    assert (one.ledger.balance, made[-1].held) == (-1, 0)


def test_a_bonus_waits_for_all_the_invoices_that_earned_it() -> None:
    bonus = Component("B", Bonus(Fraction(100), Fraction(1000)), release=ON_PAYMENT)
    one = Person(plan(bonus))
    half = one.run(1, sale(1, 600, 1), sale(2, 400, 1, day=6), payments=(paid(1, 1, 600),))
    assert (half.earned, half.pay, half.held) == (100_00, 60_00, 40_00)
    assert one.run(2, payments=(paid(1, 1, 600), paid(2, 2, 400))).pay == 40_00
