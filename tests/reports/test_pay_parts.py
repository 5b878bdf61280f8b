"""The lines under a pay sum to it."""

from desktop_app.reports.pay_parts import pay_parts
from tests.reports.test_statement_document import line, statement


def test_a_component_of_several_tiers_is_told_tier_by_tier() -> None:
    assert pay_parts(statement(line())) == (("5\u00a0% from €0.00", 250_000), ("8\u00a0% from €50,000", 80_000))


def test_tiers_that_do_not_sum_to_the_pay_are_told_in_one() -> None:
    shown = statement(line(pay=330_001), line("Bonus", pay=None))
    assert pay_parts(statement(line(pay=330_001))) == (("Commission", 330_001),)
    assert shown.pay is not None or pay_parts(shown) == ()
