from pathlib import Path

from tests.cli.conftest import Run


def test_a_month_is_reviewed_decided_and_closed(run: Run, file: Path) -> None:
    for name, value in (("company", "100000"), ("Ana", "50000"), ("Ion", "50000")):
        assert run("target", "set", file, "revenue", value, "--period", "2026-03", "--scope", name).code == 0
    assert run("review", "list", file, "--json").data["reviews"][0] == {
        "period": "2026-03", "review": None, "state": "missing",
    }  # fmt: skip
    found = run("review", "run", file, "2026-03", "--json").data
    assert (found["quota"]["reached"], found["quota"]["people"], found["quota"]["reading"]) == (1, 2, "few")
    assert [one["attainment"] for one in found["people"]] == ["1.2", "0.6"]
    assert found["undecided"] == [
        {"matter": "target", "subject": "revenue"}, {"matter": "kpi", "subject": ""},
        {"matter": "action", "subject": ""},
    ]  # fmt: skip
    assert "still open" in run("review", "close", file, "2026-03").err
    assert run("review", "decide", file, "2026-03", "target", "keep", "--kpi", "revenue").code == 0
    assert run("review", "decide", file, "2026-03", "kpi", "keep").code == 0
    assert run("review", "decide", file, "2026-03", "action", "act", "--words", "Ion rides along with Ana").code == 0
    assert run("review", "lessons", file, "2026-03", "Offer sooner").code == 0
    assert run("review", "close", file, "2026-03", "--json").data["state"] == "closed"
    assert "closed" in run("review", "list", file).out
    assert run("review", "find", file, "sooner", "--json").data["lessons"] == [
        {"period": "2026-03", "text": "Offer sooner"}
    ]
    assert "Offer sooner" in run("review", "find", file).out
    shown = run("review", "show", file, "2026-03").out
    assert "1 of 2 people are at or above quota" in shown
    assert "Ana" in shown
    assert run("review", "paper", file, "2026-03", "--out", file.with_name("march.pdf")).code == 0
    assert file.with_name("march.pdf").read_bytes().startswith(b"%PDF")


def test_two_reviews_are_compared(run: Run, file: Path) -> None:
    for period in ("2026-02", "2026-03"):
        assert run("review", "run", file, period).code == 0
    kpis = {one["kpi"]: one for one in run("review", "compare", file, "2026-02", "2026-03", "--json").data["kpis"]}
    assert kpis["revenue"]["after"]["value"] == "90000"
    said = run("review", "compare", file, "2026-02", "2026-03").out
    assert "Revenue" in said
    won = next(line for line in said.splitlines() if line.startswith("Win rate"))
    assert won.split()[-1] in {"pt", "—"}  # a change of a percentage is in points


def test_weights_and_ratings(run: Run, file: Path) -> None:
    assert run("review", "weigh", file, "field_sales", "revenue=70", "win_rate=30", "--from", "2026-03-01").code == 0
    cards = {one["scorecard"]: one for one in run("review", "scorecards", file, "--json").data["scorecards"]}
    assert [(line["kpi"], line["weight"]) for line in cards["field_sales"]["lines"]] == [
        ("revenue", "0.7"), ("win_rate", "0.3"),
    ]  # fmt: skip
    assert "revenue  70 %" in run("review", "scorecards", file).out
    assert "is not a weight" in run("review", "weigh", file, "field_sales", "revenue").err
    said = run("review", "rate", file, "2026-03", "selling", 4, "--person", "Ana", "--evidence", "seen")
    assert "not rated here" in said.err
