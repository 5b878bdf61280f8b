"""Columns and codes of the payroll file, kept for the next one."""

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.operations.pay.payroll import change_payroll
from desktop_app.store import settings
from desktop_app.store.database import Store


def test_columns_and_codes_are_kept_and_added_to(store: Store) -> None:
    change_payroll(store, ["person", "pay"], {"Commission": "1200", "Bonus": "7"})
    assert change_payroll(store, None, {"Bonus": ""}) == ["pay_codes"]
    kept = settings.load(store)
    assert (kept.payroll_columns, kept.pay_codes) == (("person", "pay"), {"Commission": "1200"})


@pytest.mark.parametrize("columns", [["person"], ["pay", "pay"], ["pay", "salary"]])
def test_columns_that_payroll_cannot_have_are_refused(store: Store, columns: list[str]) -> None:
    with pytest.raises(UserError, match="cannot have these columns"):
        change_payroll(store, columns, {})
