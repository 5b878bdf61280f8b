"""A questionnaire is written, filled in, and imported as it is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop_app import i18n
from desktop_app.domain.period import parse_period
from desktop_app.operations.analyses.questionnaire import questionnaire, write_questionnaire
from desktop_app.operations.analyses.surveys import survey_answers
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.kpis.figures import Wanted
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
CASES = """ticket id,created at,first response,resolved at,assignee,customer,channel,subject
T1,2026-03-06 16:00,2026-03-06 16:30,2026-03-09 10:00,Ana,Acme,Phone,Delivery
T2,2026-03-06 16:00,2026-03-09 10:00,2026-03-09 12:00,Ana,Bold,Mail,Delivery
T3,2026-03-10 09:00,2026-03-11 10:00,,Ion,Cold,Mail,Invoice
"""
MARCH = Wanted((), parse_period("2026-03"), date(2026, 3, 31))


@pytest.mark.parametrize("language", ["en", "ro", "zh_CN", "zh_TW"])
@pytest.mark.parametrize("sort", ["csat", "nps"])
def test_out_filled_in_and_back(team: Store, import_text: ImportText, tmp_path: Path, sort: str, language: str) -> None:
    import_text(CASES, "tickets.csv")
    i18n.set_language(language)
    target = write_questionnaire(team, MARCH, sort, tmp_path / "ask.csv")
    lines = target.read_text("utf-8-sig").splitlines()
    assert len(lines) == 3  # T3 is not solved
    filled = [lines[0], *(line.replace(",,,", ",4,fine,") for line in lines[1:])]
    done = import_text("\n".join(filled) + "\n", "ask.csv")
    assert (done.batch.kind, done.batch.created, done.batch.refused) == ("survey", 2, 0)
    assert [row.sort for row in survey_answers(team, MARCH).wholes] == [sort]
    assert questionnaire(team, MARCH, sort).rows == ()
