"""What the view for two shows of one person: deals and pay by hand, agreements, and sign-offs that stay."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.one_on_one import Meeting, Outcome, Promise, Side
from desktop_app.domain.period import parse_period
from desktop_app.domain.scope import COMPANY
from desktop_app.domain.sign_off import Signer
from desktop_app.operations.importing.import_file import Imported
from desktop_app.operations.meetings.one_on_one_entries import plan_meeting, settle, write_down
from desktop_app.operations.meetings.view_for_two import agreed_with, load_for_two, pay_if, sign, unsigned
from desktop_app.operations.pay import plans
from desktop_app.reports.pay_parts import pay_parts
from desktop_app.store import groupings, one_on_ones, settings, sign_offs
from desktop_app.store.database import Store
from desktop_app.store.engine import IntegrityError

ImportText = Callable[..., Imported]
APRIL = parse_period("2026-04")
TALK = date(2026, 4, 20)
TIERS = """name = "Steps"
[[versions]]
valid_from = 2026-01-01
[[versions.components]]
name = "Commission"
[versions.components.shape]
kind = "marginal"
tiers = [ { from = 0, rate = "5 %" }, { from = 20000, rate = "10 %" } ]
"""
OPEN = """id,owner,customer,product,stage,opened,closed,amount
20,Mei,Acme,Pen,Engaging,2026-03-01,,9000
21,Mei,Bold,Ink,Engaging,2026-03-01,,4000
23,Ana,Cold,Pen,Engaging,2026-03-01,,90000
"""


def test_one_person_alone_with_their_deals_and_pay(team: Store, import_text: ImportText) -> None:
    import_text(OPEN, "open.csv")
    plans.assign(team, plans.save_plan(team, TIERS), COMPANY, role="", first=date(2026, 1, 1), last=None)
    mei = groupings.group_id(team, "person", "Mei")
    about = load_for_two(team, mei, APRIL, TALK)  # 22 weekdays less Good Friday and Easter Monday
    assert (about.name, about.day, about.whole) == ("Mei", TALK, 20)
    assert [(one.document, one.amount) for one in about.hopes] == [("20", 9_000), ("21", 4_000)]
    assert about.pay is not None
    assert about.pay.now is not None
    assert about.pay.now.pay == 500_00  # 5 % of 10,000
    found = pay_if(team, mei, APRIL, ("20", "21", "23"))
    assert found is not None
    assert found.then is not None
    assert found.change == 500_00 + 300_00  # 10,000 at 5 %, 3,000 at 10 %; nobody else's deal counts
    assert [minor for _words, minor in pay_parts(found.then)] == [1_000_00, 300_00]
    somebody_else = replace(settings.load(team), works_out_pay=False)
    settings.save(team, somebody_else, recorded_at="2026-04-20T10:00:00Z")
    assert pay_if(team, mei, APRIL, ()) is None


def test_what_is_agreed_is_theirs_what_is_open_or_of_the_day(team: Store) -> None:
    mei, ana = (groupings.group_id(team, "person", name) for name in ("Mei", "Ana"))
    before = date(2026, 3, 20)
    old = write_down(team, Promise(mei, Side.PERSON, "Settled long ago", before))
    settle(team, Promise, old, Outcome.KEPT, on=date(2026, 4, 1))
    now = write_down(team, Promise(mei, Side.PERSON, "Settled today", before))
    settle(team, Promise, now, Outcome.KEPT, on=TALK)
    write_down(team, Promise(mei, Side.LEAD, "Leads", before, kpi="revenue"))
    write_down(team, Promise(mei, Side.PERSON, "Offers", before, date(2026, 4, 30)))
    write_down(team, Promise(ana, Side.PERSON, "Ana's own", before))
    found = agreed_with(team, mei, TALK)
    assert [one.promise.text for one in found] == ["Offers", "Settled today", "Leads"]
    assert [one.kpi.key if one.kpi else "" for one in found] == ["", "", "revenue"]


def test_a_sign_off_is_kept_as_it_was_given(team: Store) -> None:
    mei = groupings.group_id(team, "person", "Mei")
    plan_meeting(team, mei, TALK)
    about = load_for_two(team, mei, APRIL, TALK)
    drawn = (((0.1, 0.2), (0.5, 0.25)),)
    kept = sign(team, unsigned(about, Signer.PERSON, " Mei ", drawn, ("Mei: Offers",)))
    assert sign_offs.load(team, mei, TALK) == (kept,)
    assert (kept.name, kept.strokes, kept.content) == ("Mei", drawn, ("Mei: Offers",))
    assert sign_offs.load(team, mei, date(2026, 4, 21)) == ()
    assert one_on_ones.load(team, Meeting, mei)[0].signed == TALK
    with pytest.raises(UserError, match="signed already"):
        sign(team, unsigned(about, Signer.PERSON, "Mei", (), ()))
    with pytest.raises(UserError, match="needs a name"):
        sign(team, unsigned(about, Signer.LEAD, " ", (), ()))
    for changing in ("update sign_off set name = 'Ana'", "delete from sign_off"):
        with pytest.raises(IntegrityError, match="kept"):
            team.db.execute(changing)
