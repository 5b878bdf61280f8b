"""Printing what is read on the screen: plain lines on paper. Documents that are kept are made by reports/."""

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget


def print_text(parent: QWidget, title: str, lines: str) -> None:
    """Ask for the printer and print; nothing happens if the person changes their mind."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - not needed before the first paint

    printer = QPrinter()
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        document = QTextDocument()
        document.setPlainText(f"{title}\n\n{lines}")
        document.print_(printer)
