"""Lists that people keep beside the program, as they paste them."""

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.files.own_list import read_own_list


@pytest.mark.parametrize(
    "text",
    [
        "Ana Pop\t3,000.00\nIon Rusu\t1,234.50\n",
        "Ana Pop;3.000,00\nIon Rusu;1.234,50 €\n",
        "Ana Pop,3000\nIon Rusu,1234.5",
    ],
)
def test_a_name_and_an_amount_a_line(text: str) -> None:
    found = read_own_list(text.encode())
    assert found.columns[0].texts == ("Ana Pop", "Ion Rusu")
    assert found.columns[1].amounts == (Decimal(3000), Decimal("1234.5"))


def test_headers_days_and_a_total() -> None:
    found = read_own_list("客户,日期,提成\n张伟,2026-03-01,12.50\n李娜,2026-03-02,7\n合计,,19.50\n".encode())
    assert [column.title for column in found.columns] == ["客户", "日期", "提成"]
    assert found.columns[1].days == (date(2026, 3, 1), date(2026, 3, 2))
    assert (found.lines, len(found.skipped)) == ((2, 3), 1)


def test_a_list_without_amounts_is_refused() -> None:
    with pytest.raises(UserError, match="no column of amounts"):
        read_own_list(b"name,remark\nAna,fine\nIon,late\n")
