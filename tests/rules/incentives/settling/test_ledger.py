"""What passes between runs reads back as it was."""

import json
from fractions import Fraction

from desktop_app.rules.incentives.settling.ledger import EMPTY, ledger_from_json, ledger_to_json
from tests.rules.incentives.settling.people import Person, month, plan, sale


def test_a_ledger_reads_back_from_its_json() -> None:
    one = Person(plan())
    one.run(1, sale(1, "333.335", 1, share=Fraction(1, 3)))
    one.run(2, sale(2, -100, 2, original=1))
    assert one.ledger.balance < 0
    assert ledger_from_json(json.loads(json.dumps(ledger_to_json(one.ledger)))) == one.ledger
    assert ledger_from_json(ledger_to_json(EMPTY)) == EMPTY


def test_a_period_that_was_not_posted_is_not_found() -> None:
    one = Person(plan())
    one.run(1, sale(1, 100, 1))
    found = one.ledger.posting(month(1))
    assert found is not None
    assert (found.net, found.credited) == (10_00, {1: Fraction(100)})
    assert one.ledger.posting(month(2)) is None
