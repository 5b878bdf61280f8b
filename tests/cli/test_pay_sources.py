"""Sellers, own target pay and changes of quotas from the command line."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_pay_questions import planned  # noqa: F401 - a fixture


def test_a_customers_seller_is_kept_and_listed(planned: Path, run: Run) -> None:  # noqa: F811 - a fixture
    said = run("pay", "set-seller", planned, "--name", "Acme", "--person", "Ana", "--from", "2026-03-05", "--json")
    assert said.code == 0, said.err + said.out
    assert isinstance(said.data["batch"], int)
    (one,) = run("pay", "sellers", planned, "--json").data["sellers"]
    assert one == {"of": "customer", "name": "Acme", "first": "2026-03-05", "seller": "Ana"}
    assert "Acme" in run("pay", "sellers", planned).out


def test_an_own_target_pay_is_set_listed_and_given_up(planned: Path, run: Run) -> None:  # noqa: F811 - a fixture
    ask = ("pay", "target-pay", planned)
    (one,) = run(*ask, "--person", "Ana", "--amount", "1250.50", "--json").data["target_pays"]
    assert (one["name"], one["first"], one["amount"]) == ("Ana", None, "1250.5")
    assert "€1,250.50" in run(*ask).out
    both = run(*ask, "--person", "Ana", "--amount", "plan", "--from", "2026-04-01", "--json").data["target_pays"]
    assert both[-1]["amount"] is None
    assert "needs its amount" in run(*ask, "--person", "Ana").err


def test_a_change_of_a_quota_is_listed_and_taken_back(planned: Path, run: Run) -> None:  # noqa: F811 - a fixture
    run("pay", "change-quota", planned, "--person", "Ana", "--period", "2026-03", "--amount", "50000",
        "--from", "2026-03-16", "--reason", "new region")  # fmt: skip
    (one,) = run("pay", "quota-changes", planned, "--json").data["quota_changes"]
    assert (one["name"], one["day"], one["amount"], one["reason"]) == ("Ana", "2026-03-16", "50000", "new region")
    assert "new region" in run("pay", "quota-changes", planned).out
    left = run("pay", "quota-changes", planned, "--withdraw", str(one["change"]), "--json")
    assert left.data["quota_changes"] == []
    assert "no change" in run("pay", "quota-changes", planned, "--withdraw", "99").err
