import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.files.plausible import plausibility
from desktop_app.files.tongues import tongues_of


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Müller", "M„ller"),
        ("Größe", "GrŽáe"),
        ("客户", "諢窶"),
        ("Köln", "K鰈n"),
        ("Россия", "пОССХЪ"),
        ("plătit", "plãtit"),
    ],
)
def test_words_are_more_plausible_than_what_another_encoding_makes_of_them(right: str, wrong: str) -> None:
    assert plausibility(right) > plausibility(wrong)


def test_the_users_language_decides_between_letters() -> None:
    assert plausibility("Wójcik Łódź", tongues_of(["pl"])) == 1
    assert plausibility("Wójcik Łódź", tongues_of(["de"])) < 1


@settings(max_examples=40)
@given(st.text(max_size=20), st.sampled_from([(), ("ro", "en"), ("zh",)]))
def test_plausibility_is_a_share(text: str, languages: tuple[str, ...]) -> None:
    assert 0 <= plausibility(text, tongues_of(languages)) <= 1
