"""A ledger of an accountant is none of the kinds; costs and payments are not taken for one."""

import pytest

from desktop_app.files.column_types import infer_columns
from desktop_app.files.import_kinds import guess_kind
from desktop_app.files.readers import read_source

LEDGERS = [
    "Posting date,Account,Description,Amount\n2024-03-01,4111,Invoice 12,1200.00\n2024-03-01,707,Invoice 12,-1200.00\n",
    "Posting Date,Account,Text,Debit,Credit\n2024-03-01,4111 Due,F12,1200.00,\n2024-03-01,707 Sales,F12,,1200.00\n",
    "Buchungsdatum;Konto;Buchungstext;Soll;Haben\n01.03.2024;1400;RE 12;1200,00;\n01.03.2024;8400;RE 12;;1200,00\n",
    "凭证日期,科目编码,摘要,借方金额,贷方金额\n2024-03-01,1122,销售,1200.00,\n2024-03-01,6001,销售,,1200.00\n",
]
COSTS = "Posting date,Account,Description,Amount\n2024-03-01,Travel,Train,80.00\n2024-03-04,Adverts,Leaflets,120.00\n"


@pytest.mark.parametrize("text", LEDGERS)
def test_a_ledger_is_none_of_the_kinds(text: str) -> None:
    table = read_source(text.encode(), name="ledger.csv").table
    assert guess_kind(table, infer_columns(table)) is None


def test_what_is_booked_to_words_is_no_ledger() -> None:
    table = read_source(COSTS.encode(), name="costs.csv").table
    assert guess_kind(table, infer_columns(table)) is not None
