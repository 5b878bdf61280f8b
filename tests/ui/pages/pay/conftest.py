"""A small workspace with two sellers and a month of deals, and the Pay page on it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.scope import COMPANY
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.pay import plans as operations
from desktop_app.store.database import Store
from desktop_app.ui import theme
from desktop_app.ui.jobs import JobsInPlace
from desktop_app.ui.pages.pay import PayPage

DEALS = """id,owner,customer,stage,opened,closed,amount
D-1,Ana Pop,Kessler,Won,2026-02-02,2026-03-03,30000.00
D-2,Ana Pop,Baltic,Won,2026-02-02,2026-03-12,50000.00
D-3,Ana Pop,Alder,Won,2026-02-02,2026-03-30,56534.00
D-4,Ion Rusu,Costa,Won,2026-02-02,2026-03-05,12000.50
D-5,Ion Rusu,Marina,Lost,2026-02-02,2026-03-06,900.00
D-6,Ana Pop,Kessler,Won,2026-02-02,2026-02-03,10000.00
D-7,Ion Rusu,Costa,Won,2026-02-02,2026-04-01,700.00
"""
MARGINAL = "marginal_tiers"


@pytest.fixture
def store(workspace: Path, tmp_path: Path) -> Iterator[Store]:
    file = tmp_path / "deals.csv"
    file.write_text(DEALS, encoding="utf-8")
    with new_workspace(workspace, preset_settings("IE", date(2026, 4, 2), company="Harbor")) as made:
        import_file(made, Request(file, "deals.csv"))
        yield made


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, store: Store) -> PayPage:
    """The page as it comes up, 1200 px wide, with nothing planned yet."""
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = PayPage(store, JobsInPlace(store))
    qtbot.addWidget(made)
    made.resize(1232, 900)
    made.reload()
    made.show()
    return made


def use_template(store: Store, key: str) -> int:
    """A template of the program for everybody, from the beginning of the year."""
    template = next(one for one in operations.templates() if one.key == key)
    plan = operations.save_plan(store, operations.starting(template.file, date(2026, 1, 1)))
    operations.assign(store, plan, COMPANY, role="", first=date(2026, 1, 1), last=None)
    return plan
