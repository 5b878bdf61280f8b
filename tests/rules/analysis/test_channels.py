from fractions import Fraction

from desktop_app.rules.analysis.channels import ChannelRow, lost_value, summed

WEB = ChannelRow(1, leads=100, qualified=40, converted=20, missed=10, deals=20, won=10, revenue=Fraction(5000),
                 margin=Fraction(2000), costed=Fraction(5000), cost=Fraction(500), customers=5)  # fmt: skip
FAIR = ChannelRow(2, leads=20, converted=2, won=2, revenue=Fraction(1000), cost=Fraction(1500))


def test_ratios_by_hand() -> None:
    assert WEB.conversion == Fraction(1, 5)
    assert (WEB.cost_per_customer, WEB.cost_per_deal, WEB.revenue_per_cost) == (100, 50, 10)
    assert WEB.roi == 3
    assert FAIR.roi is None  # the cost of what was sold is not known
    assert FAIR.cost_per_customer is None
    assert ChannelRow(0, leads=0).conversion is None


def test_all_together_are_sums_and_ratios_of_sums() -> None:
    whole = summed((WEB, FAIR))
    assert (whole.leads, whole.converted, whole.revenue, whole.cost, whole.customers) == (120, 22, 6000, 2000, 5)
    assert whole.revenue_per_cost == 3
    assert lost_value(WEB, whole) == 10 * Fraction(22, 120) * Fraction(6000, 12)
    assert lost_value(FAIR, whole) is None
