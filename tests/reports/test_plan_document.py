"""A plan and the conventions on paper."""

from datetime import date
from fractions import Fraction

from desktop_app.domain.document import Grid, Heading, Paragraph, Signature
from desktop_app.reports.plan_document import build, conventions
from desktop_app.rules.incentives.plan import Component, Plan, PlanVersion
from desktop_app.rules.incentives.shapes.flat import Flat

PLAN = Plan(
    "Commission",
    tuple(
        PlanVersion(date(year, 1, 1), (Component("Commission", Flat(Fraction(rate, 100))),), "EUR")
        for year, rate in ((2025, 4), (2026, 5))
    ),
)
DAY = date(2026, 3, 1)


def test_the_newest_version_stands_first_and_the_person_signs() -> None:
    made = build(PLAN, "Harbor", "Ana Pop", day=DAY)
    heads = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert heads == ["Valid from 1 January 2026", "Valid from 1 January 2025"]
    words = " ".join(block.text for block in made.blocks if isinstance(block, Paragraph))
    assert words.index("5\N{NO-BREAK SPACE}%") < words.index("4\N{NO-BREAK SPACE}%")
    signed = made.blocks[-1]
    assert isinstance(signed, Signature)
    assert "received this plan and understood" in signed.text
    assert signed.captions == ("Ana Pop, date and signature", "For Harbor, date and signature")


def test_the_card_names_what_holds_for_everybody() -> None:
    known = {
        "currency": "EUR",
        "tax_rate": "0.19",
        "revenue_source": "invoice",
        "fiscal_year_start": 4,
        "country": "RO",
    }
    grid = next(block for block in conventions(known, [PLAN], "Harbor", day=DAY).blocks if isinstance(block, Grid))
    cells = dict(row.cells for row in grid.rows)  # type: ignore[arg-type] # two texts a row
    assert cells["Revenue counts"] == "invoices"
    assert cells["The year starts in"] == "April"
    assert "19" in cells["Tax"]
