"""Which texts look like one name, and which must not."""

import pytest

from desktop_app.operations.importing.alike import KnownNames, alike_among, bare

ALIKE = [
    ("GTXPro", "GTX Pro"),
    ("Ion Pop", "POP ION"),
    ("Ștefan Țară", "Stefan Tara"),
    ("Jonathan Miller", "Jonathon Miller"),
]
APART = [("Plan 1", "Plan 2"), ("Ann", "Anna"), ("GTX Basic", "GTX Pro"), ("王芳", "王方")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_variants_are_found_either_way(one: str, other: str) -> None:
    assert KnownNames(["Somebody Else", other]).most_alike(one) == other
    assert KnownNames([one]).most_alike(other) == one
    assert alike_among(["Somebody Else", one, other]) == [(1, 2)]


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_names_are_left_apart(one: str, other: str) -> None:
    assert KnownNames([other]).most_alike(one) == ""
    assert alike_among([one, other]) == []


def test_accents_spaces_and_signs_do_not_tell_names_apart() -> None:
    assert bare("Acme S.R.L.") == bare("ACME SRL") == "acmesrl"
