"""What each kind keeps of a realistic export, in two languages."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.money import SCALE
from desktop_app.domain.records import Kind
from desktop_app.operations.importing.derived_columns import NEITHER_DAY
from desktop_app.operations.importing.import_file import Imported
from desktop_app.store import records
from desktop_app.store.database import Store

ImportText = Callable[..., Imported]
INVOICES = "Invoice no,Invoice date,Due date,Sales rep,Customer,Net,VAT\nF1,2026-03-02,2026-04-01,Ana,Acme,100,19\n"
NOTES = {
    "en": "Credit Memo #,Date,Original Invoice,Sales rep,Customer,Net,VAT\nF1,2026-03-09,F1,Ana,Acme,40,7.60\n",
    "ro": "Nr. factură storno;Data;Factura stornată;Agent;Client;Valoare fără TVA;TVA\n"
    "F1;09.03.2026;F1;Ana;Acme;-40,00;-7,60\n",
}


def kept(store: Store, kind: Kind) -> list[dict[str, Any]]:
    return list(
        store.db.query(
            """select v.*, n.text as person, r.key as key from version v left join name n on n.id = v.owner
               join record r on r.id = v.record_id where in_force and v.kind = ? order by v.id""",
            [kind.value],
        )
    )


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize("language", sorted(NOTES))
def test_a_credit_note_takes_back_whatever_its_sign(store: Store, import_text: ImportText, language: str) -> None:
    import_text(INVOICES)
    import_text(NOTES[language])
    _invoice, note = kept(store, Kind.INVOICE)
    assert (note["amount"], note["tax"], note["original"]) == (-40 * SCALE, -7_600_000, "F1")
    assert note["key"] == "credit_note:F1"  # an invoice of the same number goes on beside it
    for measure in ("revenue", "invoiced"):
        assert store.db.execute(f"select sum({measure}) from total").fetchone()[0] == 60 * SCALE


def test_a_payment_of_a_number_that_two_documents_share_counts_once(store: Store, import_text: ImportText) -> None:
    import_text(INVOICES)
    import_text(NOTES["en"])
    import_text("Payment ID,Payment date,Invoice number,Amount paid\nP1,2026-03-20,F1,119\n")
    assert store.db.execute("select sum(collected) from total").fetchone()[0] == 100 * SCALE


@pytest.mark.parametrize(
    "text",
    [
        "Order,Sales Rep,Split %,Overlay\nD1,Ana,60,no\nD1,Ion,40,no\nD1,Mei,100,yes\n",
        "订单号,销售人员,业绩比例,是否叠加\nD1,Ana,60%,否\nD1,Ion,40%,否\nD1,Mei,100%,是\n",
        "Comandă;Agent vânzări;Cotă parte;Suplimentar\nD1;Ana;0,6;nu\nD1;Ion;0,4;nu\nD1;Mei;1;da\n",
    ],
)
def test_a_share_is_a_part_of_one(store: Store, import_text: ImportText, text: str) -> None:
    import_text(text)
    found = [(one["document"], one["person"], one["quantity"], one["status"]) for one in kept(store, Kind.CREDIT_SPLIT)]
    assert found == [("D1", "Ana", 600_000, "no"), ("D1", "Ion", 400_000, "no"), ("D1", "Mei", SCALE, "yes")]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Deal ID,From Stage,To Stage,Changed At,Owner\nD1,Qualification,Proposal,2026-03-02 09:30,Ana\n"
            "D1,Proposal,Closed Won,2026-03-09 10:00,Ana\n"
        ),
        (
            "Verkaufschance Nr.;Alte Phase;Neue Phase;Geändert am;Zuständig\n"
            "D1;Qualifizierung;Angebot;02.03.2026 09:30;Ana\n"
            "D1;Angebot;Gewonnen;09.03.2026 10:00;Ana\n"
        ),
    ],
)
def test_a_deal_goes_from_stage_to_stage(store: Store, import_text: ImportText, text: str) -> None:
    import_text(text)
    found = [(one["document"], one["day"], one["time"], one["status"]) for one in kept(store, Kind.STAGE_CHANGE)]
    assert found == [("D1", day("2026-03-02"), "09:30", "open"), ("D1", day("2026-03-09"), "10:00", "won")]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Quote Number,Quote Date,Valid until,Customer,Salesperson,Total,Status,Accepted on\n"
            "Q1,2026-03-02,2026-04-01,Acme,Ana,500,Accepted,2026-03-12\nQ2,2026-03-03,2026-04-02,Bold,Ana,700,Sent,\n"
        ),
        (
            "N° devis;Date du devis;Valable jusqu'au;Client;Commercial;Montant HT;Statut;Accepté le\n"
            "Q1;02/03/2026;01/04/2026;Acme;Ana;500;Accepté;12/03/2026\nQ2;03/03/2026;22/04/2026;Bold;Ana;700;Envoyé;\n"
        ),
    ],
)
def test_a_quote_stands_on_its_decision_else_on_its_offer(store: Store, import_text: ImportText, text: str) -> None:
    import_text(text)
    found = [(one["document"], one["opened"], one["day"], one["status"]) for one in kept(store, Kind.QUOTE)]
    first, second = day("2026-03-02"), day("2026-03-03")
    assert found == [("Q1", first, day("2026-03-12"), "won"), ("Q2", second, second, "open")]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Lead ID,Created At,Lead Owner,Lead Source,Lead Status,First Contact,Converted Date,Lost Reason\n"
            "L1,2026-03-02 09:00,Ana,Web,Converted,2026-03-02 09:45,2026-03-09,\n"
            "L2,2026-03-02 10:00,Ion,Fair,,2026-03-03 10:00,,\nL3,2026-03-03 10:00,Ion,Fair,,,,no budget\n"
        ),
        (
            "线索编号,创建时间,负责人,线索来源,线索状态,首次跟进时间,转化时间,流失原因\n"
            "L1,2026-03-02 09:00,Ana,Web,已转化,2026-03-02 09:45,2026-03-09,\n"
            "L2,2026-03-02 10:00,Ion,Fair,,2026-03-03 10:00,,\nL3,2026-03-03 10:00,Ion,Fair,,,,预算不足\n"
        ),
    ],
)
def test_how_far_a_lead_came(store: Store, import_text: ImportText, text: str) -> None:
    import_text(text)
    found = [(one["document"], one["status"], one["wait"], one["day"]) for one in kept(store, Kind.LEAD)]
    assert found == [
        ("L1", "converted", 45, day("2026-03-09")),
        ("L2", "contacted", 24 * 60, None),
        ("L3", "lost", None, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Activity Type,Assigned To,Date,Due Date,Account,Duration (min)\nCall,Ana,2026-03-02 09:00,,Acme,12\n"
            "Site visit,Ana,,2026-03-20,Acme,\nBanter,Ion,2026-03-03 10:00,,Bold,5\nCall,Ion,,,Bold,5\n"
        ),
        (
            "Tip activitate;Agent;Data;Termen;Client;Durată (min)\nApel;Ana;02.03.2026 09:00;;Acme;12\n"
            "Vizită client;Ana;;20.03.2026;Acme;\nTaclale;Ion;03.03.2026 10:00;;Bold;5\nApel;Ion;;;Bold;5\n"
        ),
    ],
)
def test_an_activity_is_done_or_due(store: Store, import_text: ImportText, text: str) -> None:
    done = import_text(text)
    found = [(one["status"], one["day"], one["due"], one["work"]) for one in kept(store, Kind.ACTIVITY)]
    assert found == [
        ("call", day("2026-03-02"), None, 12),
        ("visit", None, day("2026-03-20"), None),
        ("other", day("2026-03-03"), None, 5),
    ]
    assert [problem.reason for problem in done.refused] == [NEITHER_DAY]


@pytest.mark.parametrize(
    "text",
    [
        "Event Name,Start Date,End Date,Agent,Attendees,Leads,Cost\nSpring Fair,2026-03-02,2026-03-04,Ana,120,14,900\n",
        "活动名称,开始日期,结束日期,负责人,参加人数,线索数,费用\nSpring Fair,2026-03-02,2026-03-04,Ana,120,14,900\n",
    ],
)
def test_an_event_is_known_by_name_first_day_and_person(store: Store, import_text: ImportText, text: str) -> None:
    import_text(text)
    again = import_text(text.replace("120", "125")).batch
    assert (again.created, again.changed) == (0, 1)
    (event,) = kept(store, Kind.EVENT)
    assert (event["contacts"], event["quantity"], event["cost"]) == (125, 14 * SCALE, 900 * SCALE)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Complaint No,Date Received,Customer,Reason,Severity,Handled By,Answered On,Resolved\n"
            "C1,2026-03-02,Acme,Late delivery,high,Ana,2026-03-03,2026-03-05\n"
        ),
        (
            "Nr. reclamație;Data reclamației;Client;Motivul reclamației;Gravitate;Responsabil;Data răspunsului;"
            "Rezolvat la\n"
            "C1;02.03.2026;Acme;Livrare târzie;mare;Ana;03.03.2026;25.03.2026\n"
        ),
    ],
)
def test_a_complaint_waits_for_its_answer(store: Store, import_text: ImportText, text: str) -> None:
    import_text(text)
    (one,) = kept(store, Kind.FEEDBACK)
    assert (one["day"], one["status"], one["wait"]) == (day("2026-03-02"), "complaint", 24 * 60)


@pytest.mark.parametrize(
    "text",
    [
        "Month,Cost Type,Team,Cost\n2026-03,Advertising,Field,1200.50\n2026-04,Travel,Field,80\n",
        "Luna;Categorie cheltuială;Echipă;Sumă\nmartie 2026;Reclamă;Field;1200,50\naprilie 2026;Drum;Field;80,00\n",
    ],
)
def test_the_cost_of_a_month_stands_on_its_first_day(store: Store, import_text: ImportText, text: str) -> None:
    import_text(text)
    found = [(one["day"], one["amount"]) for one in kept(store, Kind.COST)]
    assert found == [(day("2026-03-01"), 1_200_500_000), (day("2026-04-01"), 80 * SCALE)]


@pytest.mark.parametrize(
    "text",
    [
        "Employee,Course,Completion Date,Hours,Score,Passed\nAna,Negotiation,2026-03-02,6,87.5,yes\n",
        "Angajat;Curs;Data cursului;Ore;Punctaj;Promovat\nAna;Negociere;02.03.2026;6;87,5;da\n",
    ],
)
def test_a_training_keeps_hours_and_score_exactly(store: Store, import_text: ImportText, text: str) -> None:
    import_text(text)
    (one,) = kept(store, Kind.TRAINING)
    assert (one["person"], one["quantity"], one["score"], one["status"]) == ("Ana", 6 * SCALE, 87_500_000, "yes")


@pytest.mark.parametrize(
    "text",
    [
        (
            "Call ID,Start Time,Agent,Direction,Duration,Answered\nK1,2026-03-02 09:00,Ana,in,03:20,yes\n"
            "K2,2026-03-02 10:00,Ion,in,,no\n"
        ),
        (
            "ID apel;Ora apelului;Operator;Direcție apel;Durata apelului;Preluat\nK1;02.03.2026 09:00;Ana;in;03:20;da\n"
            "K2;02.03.2026 10:00;Ion;in;;nu\n"
        ),
    ],
)
def test_a_call_that_was_taken_is_done_with(store: Store, import_text: ImportText, text: str) -> None:
    import_text(text, kind=Kind.INTERACTION, columns={"number": 0, "opened": 1})
    assert records.count(store) == {Kind.INTERACTION: 2}
    found = [(one["document"], one["quantity"], one["work"]) for one in kept(store, Kind.INTERACTION)]
    assert found == [("K1", 200 * SCALE, 3), ("K2", None, None)]
    backlog = store.db.execute("select sum(backlog_n) from total").fetchone()[0]
    assert backlog == 0  # a call that nobody took is missed, not waiting
