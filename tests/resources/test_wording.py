"""A translation that loses a placeholder, a script or a word of the glossary is caught."""

import pytest
from catalogues import ROOT
from wording import glossary_breaches, placeholder_faults, read_glossary, writing_faults

TERMS, NEVER = read_glossary(ROOT / "resources" / "glossary.toml")
ROWS = ("{n} row of {file}", "{n} rows of {file}")


@pytest.mark.parametrize(
    ("one", "many", "forms", "faults"),
    [
        ("{a} and {b}", "", ("{b} și {a}",), 0),
        ("{a} and {b}", "", ("{a} și {c}",), 2),
        ("{a}", "", ("{a",), 1),
        ("%1 exists", "", ("există",), 1),
        (*ROWS, ("un rând din {file}", "{n} rânduri din {file}", "{n} de rânduri din {file}"), 0),
        (*ROWS, ("un rând", "{n} rânduri din {file}", "{n} de rânduri din {file}"), 1),
        (*ROWS, ("un rând din {file}", "rânduri din {file}", "{n} de rânduri din {file}"), 1),
        (*ROWS, ("{file} 有 {n} 行",), 0),
        (*ROWS, ("{file} 有一行",), 1),
    ],
)
def test_placeholders_are_kept(one: str, many: str, forms: tuple[str, ...], faults: int) -> None:
    assert len(list(placeholder_faults(one, many, forms))) == faults


@pytest.mark.parametrize(
    ("english", "code", "text", "kept"),
    [
        ("The workspace is locked.", "zh_CN", "账套已锁定。", True),
        ("The workspace is locked.", "zh_CN", "工作区已锁定。", False),
        ("Quotas of {year}", "zh_CN", "{year} 年销售任务配额", False),
        ("Quotas of {year}", "ro", "Targeturile individuale din {year}", True),
        ("Quotas of {year}", "ro", "Cotele din {year}", False),
        ("{name} gets half the credit.", "ro", "{name} primește jumătate din credit.", False),
        ("A credit note", "ro", "O notă de credit", True),
        ("Pay", "zh_CN", "激励", False),
        ("Pay this run", "zh_CN", "发放", True),
        ("About Quotadesk", "ro", "Despre Quotadesk", True),
        ("Capital", "ro", "Capital", True),
        ("Selling cost", "ro", "Costul vânzărilor", False),
    ],
)
def test_the_words_of_the_business_are_kept(english: str, code: str, text: str, kept: bool) -> None:
    assert (not list(glossary_breaches(TERMS, english, code, text))) is kept


@pytest.mark.parametrize(
    ("code", "text", "right"),
    [
        ("zh_CN", "业绩归属", True),
        ("zh_CN", "業績歸屬", False),
        ("zh_TW", "業績歸屬", True),
        ("zh_TW", "业绩归属", False),
        ("ro", "业绩", False),
        ("ro", "atribuită ", False),
    ],
)
def test_each_language_keeps_its_script_and_its_blanks(code: str, text: str, right: bool) -> None:
    assert (not list(writing_faults("credited", code, text))) is right


def test_romanian_has_commas_below_and_no_cedillas() -> None:
    assert NEVER["ro"].search("condiţii")
    assert not NEVER["ro"].search("condiții")


def test_every_term_has_its_word_in_each_language() -> None:
    for term in TERMS:
        assert set(term.allowed) == {"zh_CN", "zh_TW", "ro"}, term.name
