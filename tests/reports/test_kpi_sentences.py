"""Every step that KPIs can name has a sentence, and every sentence can be filled."""

import re
from itertools import product
from pathlib import Path
from string import Formatter

from desktop_app.reports.sentences.kpis import STEPS
from desktop_app.reports.sentences.targets import STEPS as TARGET_STEPS
from desktop_app.rules.kpis import aggregation, status, steps
from desktop_app.rules.kpis.formula import EXAMPLES
from desktop_app.rules.statistics.xmr import Rule
from desktop_app.store.measures import MEASURES


def test_every_measure_and_function_has_its_words() -> None:
    wanted = {f"kpi.input.{measure.name}" for measure in MEASURES} | {"kpi.input.quota"}
    wanted |= {f"formula.{function}" for function in EXAMPLES}
    wanted |= {
        f"status.{kind}_{grade}" for kind, grade in product(("landing", "pace", "value"), ("on_track", "watch", "act"))
    }
    wanted |= {f"status.signal_{side}_{rule.value}" for side, rule in product(("good", "bad"), Rule)}
    assert wanted <= STEPS.keys()


def test_every_step_id_written_in_the_rules_has_its_words() -> None:
    sources = (Path(module.__file__ or "").read_text(encoding="utf-8") for module in (aggregation, status, steps))
    ids = {found for text in sources for found in re.findall(r'"((?:kpi|status|formula|reference)\.[a-z_]+)"', text)}
    assert len(ids) > 10
    assert ids <= STEPS.keys()


def test_sentences_have_named_places_only_and_plurals_name_their_number() -> None:
    for sentence in (*STEPS.values(), *TARGET_STEPS.values()):
        forms = (sentence,) if isinstance(sentence, str) else sentence[:2]
        for form in forms:
            names = [name for _text, name, _spec, _conversion in Formatter().parse(form) if name is not None]
            assert all(name.isidentifier() for name in names)
            if not isinstance(sentence, str):
                assert sentence[2] in names
