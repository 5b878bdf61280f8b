"""The catalogues of the tree: complete, in their grammar, true to the glossary."""

import gettext

import catalogues

from desktop_app.i18n import LANGUAGES


def test_each_language_but_english_has_a_catalogue() -> None:
    assert {"en", *catalogues.LANGUAGES} == set(LANGUAGES)


def test_plurals_follow_the_grammar() -> None:
    """Romanian: one; few, also for 0 and 101 to 119; many with "de"."""
    romanian = gettext.c2py(catalogues.load("ro").plural_expr)
    assert [romanian(n) for n in (1, 0, 2, 19, 20, 100, 101, 119, 120)] == [0, 1, 1, 1, 2, 2, 1, 1, 2]
    assert [catalogues.load(code).num_plurals for code in ("zh_CN", "zh_TW", "ro")] == [1, 1, 3]
