from itertools import product

from desktop_app.reports.signal_words import signal_words
from desktop_app.rules.statistics.xmr import Rule


def test_every_rule_has_words_of_its_own_in_both_directions() -> None:
    said = [signal_words(rule, upward=upward) for rule, upward in product([*Rule, None], [True, False])]
    assert len(set(said)) == 2 * (len(Rule) + 1)
