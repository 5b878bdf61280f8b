"""The language of the moment: which one is chosen, what it answers, how it counts."""

import pytest

from desktop_app import i18n


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("ro_RO.UTF-8", "ro"), ("zh_CN.UTF-8", "zh_CN"), ("zh-Hans-SG", "zh_CN"), ("zh_TW", "zh_TW"),
        ("zh-Hant-HK", "zh_TW"), ("zh_HK", "zh_TW"), ("zh", "zh_CN"), ("en_GB", "en"), ("de_DE", "en"), ("C", "en"),
    ],
)  # fmt: skip
def test_the_nearest_language_is_found_by_the_name_of_a_locale(wanted: str, code: str) -> None:
    assert i18n.best_language(wanted) == code
    i18n.set_language(wanted)
    assert i18n.language() == code


def test_the_environment_decides_where_nothing_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert i18n.best_language() == "en"
    monkeypatch.setenv("LANG", "ro_RO.UTF-8")
    assert i18n.best_language() == "ro"
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    assert i18n.best_language() == "zh_TW"


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_nothing_stays_nothing_and_the_unknown_stays_english(code: str) -> None:
    i18n.set_language(code)
    assert i18n._("") == ""
    assert i18n._("Nobody ever wrote this sentence.") == "Nobody ever wrote this sentence."


def test_english_counts_without_a_catalogue() -> None:
    assert [i18n.ngettext("{n} row", "{n} rows", n) for n in (0, 1, 2)] == ["{n} rows", "{n} row", "{n} rows"]


@pytest.mark.parametrize("code", [code for code in i18n.LANGUAGES if code != "en"])
def test_each_language_speaks(code: str) -> None:
    i18n.set_language(code)
    assert i18n._("September") != "September"
