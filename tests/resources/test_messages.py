"""Every text is found, in Python and in TOML, and nothing else."""

from pathlib import Path

import pytest
from messages import Found, in_python, messages


def _texts(source: str) -> list[tuple[str, str]]:
    return [(found.text, found.many) for found in in_python(source, "module.py")]


def test_marked_and_translated_texts_are_found() -> None:
    source = """
TITLE = N_("Title")
def show(name):
    return _("Shown" " in one") + ngettext("{n} row", "{n} rows", 3) + _(name) + other("Not this")
"""
    assert _texts(source) == [("Title", ""), ("Shown in one", ""), ("{n} row", "{n} rows")]


def test_a_pair_with_the_name_of_its_number_is_a_plural() -> None:
    source = 'SENTENCES = {"a": (N_("{n} record"), N_("{n} records"), "n"), "b": (N_("One"), N_("Two"), N_("Three"))}'
    assert _texts(source) == [("{n} record", "{n} records"), ("One", ""), ("Two", ""), ("Three", "")]


def test_texts_inside_other_calls_are_found() -> None:
    assert _texts('raise UserError(N_("What"), N_("Todo"), name=_("Nobody"))') == [
        ("What", ""), ("Todo", ""), ("Nobody", ""),
    ]  # fmt: skip
    assert _texts('ngettext("{n} of", "{n} of all", len(_("Inside")))') == [("{n} of", "{n} of all"), ("Inside", "")]


@pytest.mark.parametrize("source", ['_(f"{name} is wrong")', 'N_("")', 'N_(" ")', "_(3)"])
def test_what_no_catalogue_can_hold_is_refused(source: str) -> None:
    with pytest.raises(SyntaxError, match=r"module\.py:1"):
        in_python(source, "module.py")


def test_toml_gives_the_texts_of_its_keys(tmp_path: Path) -> None:
    (tmp_path / "resources" / "presets").mkdir(parents=True)
    (tmp_path / "resources" / "kpis.toml").write_text('[revenue]\nname = "Revenue"\nformula = "revenue"\n', "utf-8")
    presets = '[currencies]\nRON = "Leu"\n[countries.RO]\nname = "Romania"\ncurrency = "RON"\n'
    (tmp_path / "resources" / "presets" / "countries.toml").write_text(presets, "utf-8")
    assert messages(tmp_path) == [
        Found("Revenue", "resources/kpis.toml"),
        Found("Leu", "resources/presets/countries.toml"),
        Found("Romania", "resources/presets/countries.toml"),
    ]
