"""Whether a table is the ledger of an accountant: its rows are postings to accounts, which are no records of a team."""

import re
from typing import Final

from desktop_app.files.header_names import words_of
from desktop_app.files.source import RawTable

_DEBIT: Final = "debit|debit amount|dr|soll|sollbetrag|débit|debe|cargo|借方|借方金额|借方金額|rulaj debit|suma debit"
_CREDIT: Final = (
    "credit|credit amount|cr|haben|habenbetrag|crédit|haber|abono|贷方|贷方金额|貸方|貸方金額|rulaj credit|suma credit"
)
_ACCOUNT: Final = (
    "account|account no|account number|account code|gl account|ledger account|konto|kontonummer|sachkonto|cont|"
    "cont contabil|simbol cont|compte|numéro de compte|cuenta|cuenta contable|"
    "科目|科目编码|科目代码|会计科目|科目編號|會計科目"
)
_POSTED: Final = (
    "posting date|date posted|booking date|gl date|buchungsdatum|buchungstag|data înregistrării|dată înregistrare|"
    "date comptable|date d'écriture|fecha contable|fecha de asiento|记账日期|凭证日期|過帳日期|傳票日期"
)
_CODE: Final = re.compile(r"\d{3,}(?:[.\-]\d+)*(?:\s.*)?")
_JUDGED: Final = 2000  # rows
_MOST: Final = 0.8


def is_ledger(table: RawTable) -> bool:
    """Debit beside credit, or postings dated as such to accounts that have numbers."""
    named = [words_of(name) for name in table.header]
    if _place(named, _DEBIT) is not None and _place(named, _CREDIT) is not None:
        return True
    account = _place(named, _ACCOUNT)
    if account is None or _place(named, _POSTED) is None:
        return False
    cells = [cell.strip() for cell in table.column(account)[:_JUDGED] if cell.strip()]
    return bool(cells) and sum(bool(_CODE.fullmatch(cell)) for cell in cells) >= _MOST * len(cells)


def _place(named: list[tuple[str, ...]], names: str) -> int | None:
    wanted = {words_of(name) for name in names.split("|")}
    return next((place for place, words in enumerate(named) if words in wanted), None)
