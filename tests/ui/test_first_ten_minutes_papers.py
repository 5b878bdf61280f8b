"""The first ten minutes in the window again, from invoices with receipts and from the lines of a shop.

The files are written here as an accounting program and a shop write them; the owner's spreadsheet is worked out from
the same rows by other means than the program's. Every input is counted: at most twelve.
"""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.data import DataPage
from desktop_app.ui.pages.pay import PayPage
from tests.ui.shell.driving import desk_of
from tests.ui.test_first_ten_minutes import MOST, Hands, hands

__all__ = ["hands"]
CENT = Decimal("0.01")
SELLERS = ("Ana Pop", "Ion Rusu", "Mei Lin")


def invoices() -> list[tuple[str, str, str, str, Decimal]]:
    """(number, day, customer, seller, net): forty of February and March."""
    return [
        (
            f"F-{number:03d}",
            f"2026-{2 + number // 20:02d}-{1 + number % 20:02d}",
            f"Customer {number % 7}",
            SELLERS[number % 3],
            Decimal(100_000 + number * number * 7_919 % 900_001) / 100,
        )
        for number in range(40)
    ]


def write(path: Path, head: str, rows: list[tuple[object, ...]]) -> Path:
    path.write_text("\n".join([head, *(",".join(map(str, row)) for row in rows)]) + "\n", encoding="utf-8")
    return path


def rounded(bases: dict[str, Decimal], rate: str) -> dict[str, Decimal]:
    return {seller: (base * Decimal(rate)).quantize(CENT, ROUND_HALF_UP) for seller, base in bases.items()}


def begin(hands: Hands, *files: Path) -> PayPage:
    """From the files to the questions of a plan."""
    hands.drop(*files)
    assert hands.window.welcome is not None
    assert hands.window.welcome.door == "commission"
    hands.press("Create")
    desk = desk_of(hands.window)
    data = desk.page("data")
    assert isinstance(data, DataPage)
    for _file in files:
        hands.press(data.start.text(), data)
    hands.press("Pay")
    pay = desk.page("pay")
    assert isinstance(pay, PayPage)
    return pay


def compare(hands: Hands, qtbot: QtBot, pay: PayPage, amounts: dict[str, Decimal]) -> str:
    """Everybody's pay beside the owner's; what the reasons say."""
    assert pay.period.name == "2026-03"
    hands.press("More", pay)
    hands.choose(pay.header.actions["compare_list"])
    view = pay.list_desk.view
    hands.paste(view.box, "\n".join(f"{name}\t{amount}" for name, amount in amounts.items()))
    qtbot.waitUntil(lambda: view.found is not None, timeout=20_000)
    QApplication.processEvents()
    assert view.reasons.accessibleName() == f"{len(amounts) - 1} of {len(amounts)} are equal."
    return " ".join(shown.text() for shown in view.reasons.findChildren(QLabel))


def test_from_invoices_and_receipts_to_the_receipt_behind_a_difference(
    hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    billed = invoices()
    tax = [(net * Decimal("0.21")).quantize(CENT, ROUND_HALF_UP) for *_rest, net in billed]
    bills = write(
        tmp_path / "invoices.csv",
        "Invoice no,Invoice date,Customer,Seller,Net amount,VAT",
        [(*one, vat) for one, vat in zip(billed, tax, strict=True)],
    )
    received = [
        (f"R-{place}", f"2026-03-{2 + place % 27:02d}", number, net + vat)
        for place, ((number, *_rest, net), vat) in enumerate(zip(billed[:30], tax, strict=False))
    ]
    received.append(("R-30", "2026-04-01", billed[30][0], Decimal(100)))  # March is over
    bank = write(tmp_path / "receipts.csv", "Receipt no,Paid on,Invoice no,Amount received", received)
    left_out = billed[17]
    bases: dict[str, Decimal] = defaultdict(Decimal)
    for one in billed[:30]:
        bases[one[3]] += one[4]
    bases[left_out[3]] -= left_out[4]

    pay = begin(hands, bills, bank)
    hands.press("Money collected", pay)
    hands.type(pay.new_view.shape.findChildren(QLineEdit)[0], "4")
    hands.press("Use this plan")
    reasons = compare(hands, qtbot, pay, rounded(bases, "0.04"))
    assert "R-17 of" in reasons
    hands.press("Record R-17", pay)
    assert desk_of(hands.window).key == "data"
    assert hands.inputs <= MOST, hands.inputs


def test_from_the_lines_of_a_shop_to_the_receipt_behind_a_difference(
    hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    lines: list[tuple[object, ...]] = []
    bases: dict[str, Decimal] = defaultdict(Decimal)
    for number, day, customer, seller, net in invoices():
        for line, amount in enumerate((net, (net / 3).quantize(CENT, ROUND_HALF_UP)), 1):
            lines.append((number, line, day, seller, customer, f"Article {line}", line, amount))
            if day.startswith("2026-03"):
                bases[seller] += amount
    lines.append(("F-900", 1, "2026-04-01", "Ana Pop", "Customer 1", "Article 1", 1, "10.00"))
    gone = next(line for line in lines if line[0] == "F-031" and line[1] == 1)
    bases[str(gone[3])] -= Decimal(str(gone[7]))
    shop = write(tmp_path / "lines.csv", "Receipt,Line,Date,Seller,Customer,Product,Quantity,Net amount", lines)

    pay = begin(hands, shop)
    hands.type(pay.new_view.shape.findChildren(QLineEdit)[0], "5")
    hands.press("Use this plan")
    reasons = compare(hands, qtbot, pay, rounded(bases, "0.05"))
    assert "F-031 of" in reasons
    hands.press("Copy", pay.list_desk.view)
    hands.press("Record F-031", pay)
    assert hands.inputs <= MOST, hands.inputs
