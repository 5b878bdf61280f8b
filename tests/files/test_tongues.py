import codecs

import pytest

from desktop_app.files.tongues import TONGUES, languages_of, likeliest, tongues_of


@pytest.mark.parametrize("code", TONGUES)
def test_every_encoding_is_known_and_every_letter_is_held_by_one(code: str) -> None:
    tongue = TONGUES[code]
    held = [codecs.lookup(encoding).name for encoding in tongue.encodings]
    lost = [one for one in tongue.letters if not any(one.encode(codec, "ignore") for codec in held)]
    assert lost == []


@pytest.mark.parametrize(
    ("language", "code"),
    [("ro", "ro"), ("de-CH", "de"), ("zh", "zh-Hans"), ("zh_TW", "zh-Hant"), ("zh-Hant-HK", "zh-Hant"), ("no", "nb")],
)
def test_a_language_is_known_by_its_tag(language: str, code: str) -> None:
    assert tongues_of([language, "xx"]) == (TONGUES[code],)


def test_a_country_tells_its_languages() -> None:
    assert languages_of(interface="en", country="ch") == ("de", "fr", "it", "en")
    assert languages_of(interface="zh_CN") == ("zh_CN", "en")


def test_the_likeliest_language_of_an_encoding_is_the_one_whose_letters_occur() -> None:
    assert likeliest("Łódź, Wójcik", "cp1250") == (TONGUES["pl"],)
    assert likeliest("x", "utf-8") == ()
