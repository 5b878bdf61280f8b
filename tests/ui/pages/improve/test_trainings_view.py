"""The trainings of the Improve page: absent without any, else listed with the effect of the chosen one."""

from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.ui.pages.improve import ImprovePage
from desktop_app.ui.pages.improve.page import ACTIONS, TRAININGS

ROWS = "employee,training,due date,completed on\n{who},Offers,2025-02-01,2025-01-20\nNobody Else,Offers,2025-02-01,\n"


def test_trainings_are_offered_once_there_are_some(page: ImprovePage) -> None:
    page.show_argument(TRAININGS)
    assert page.row.value() == ACTIONS
    who = page.store.db.execute("select text from name where noun = 'person' limit 1").fetchone()[0]
    import_file(page.store, Request(ROWS.format(who=who).encode(), "trainings.csv"))
    page.show_argument(TRAININGS)
    assert page.row.value() == TRAININGS
    view = page.trainings
    assert view.isVisible()
    assert (view.chosen, [one.late for one in view.found]) == ("Offers", [("Nobody Else",)])
    assert view.effect.isVisible()
    assert view._words.text()
    view.kpi.choose("win_rate")
    assert view._lines.count()
