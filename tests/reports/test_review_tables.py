from desktop_app.reports.review_document import build, decision_words
from desktop_app.reports.review_tables import (
    beside_table,
    groups_table,
    health_words,
    kpi_results_table,
    members_table,
    people_evidence,
    plan_evidence,
    ratings_table,
    scores_table,
)
from desktop_app.rules.review.comparison import beside
from desktop_app.rules.review.decisions import Decision, Matter, Outcome
from tests.rules.review.test_decisions import result


def test_shares_are_told_with_their_interval_and_the_reading_with_its_doubt() -> None:
    said = " ".join(health_words(result())).replace("\u00a0", " ")
    assert "1 of 6 people are at or above quota: 17 %, with 95 % confidence 3 % to 56 %." in said
    assert "The quota looks too high." in said
    assert "a common reading" in said.casefold()
    assert "could also be chance" in said


def test_the_evidence_names_both_sides() -> None:
    assert plan_evidence(result())[0] == "5 of 6 missed the quota."
    assert any("Above all that they reached" in words for words in plan_evidence(result()))
    assert "Nobody missed" in people_evidence(result())[0]


def test_every_table_fits_its_columns() -> None:
    one = result()
    tables = (
        kpi_results_table(one), members_table(one), groups_table(one), scores_table(one),
        ratings_table(one.ratings, {}), beside_table(beside(one, one)),
    )  # fmt: skip
    for table in tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
    assert [column.key for column in members_table(one).columns][-1] == "place"


def test_on_paper_nobodys_pay_stands() -> None:
    assert [column.key for column in members_table(result(), with_pay=False).columns][-1] == "row"
    document = build(result(), (), "", "Harbor", closed=False)
    assert "in places" not in str(document)
    assert "may still change" in document.lines[0]


def test_decisions_are_told_with_their_words() -> None:
    assert (
        decision_words(Decision(Matter.ACTION, "", Outcome.ACT, "Ana calls back"))
        == "Action: Take action. Ana calls back"
    )
    assert decision_words(Decision(Matter.TARGET, "revenue", Outcome.KEEP)) == "Target of Revenue: Keep."
