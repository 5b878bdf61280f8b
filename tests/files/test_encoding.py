import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.files.encoding import decoded_twice, detect_encoding, detect_stream, is_decoded_twice
from desktop_app.files.source import Certainty
from tests.accuracy.encodings import HALVES, cases, is_right

CHINESE = "订单号,客户,金额,备注\r\n1001,北京华夏贸易有限公司,1200.50,已付款\r\n1002,上海东方科技,980.00,待开发票\r\n"
TRADITIONAL = "訂單號,客戶,金額,備註\r\n1001,台北華夏貿易有限公司,1200.50,已付款\r\n"
ROMANIAN = (
    "Comandă;Client;Sumă;Notă\r\n"
    "1001;Ţiriac şi Fiii SRL;1.200,50;plătit\r\n"
    "1002;Întreprinderea Braşov;980,00;în aşteptare\r\n"
)
GERMAN = "Nr;Kunde;Ort\r\n1;Müller;Köln\r\n2;Groß;Düsseldorf\r\n"
FRENCH = "Numéro;Client;Société\n1;Hélène;Garçon\n2;Noël;Été\n"
SPANISH = "Número;Cliente\n1;Peña e Hijos\n2;Compañía Andrés\n"
POLISH = "Nr;Klient;Miasto\n1;Wójcik;Łódź\n2;Dąbrowski;Częstochowa\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5"),
        (ROMANIAN, "cp1250"),
        (ROMANIAN, "cp852"),
        (GERMAN, "cp1252"),
        (GERMAN, "cp850"),
        (GERMAN, "cp437"),
        (GERMAN, "mac-roman"),
        (FRENCH, "cp1252"),
        (FRENCH, "cp850"),
        (SPANISH, "cp1252"),
        (SPANISH, "cp850"),
        (POLISH, "cp1250"),
        (CHINESE, "utf-8"),
        (CHINESE, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (CHINESE, "utf-16-le"),
    ],
)
def test_text_comes_back_as_it_was_whatever_its_encoding(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    found, evidence = detect_encoding(data)
    assert data.decode(found) == text
    assert evidence.certainty is Certainty.SURE


def test_a_file_is_utf8_only_when_every_byte_says_so() -> None:
    long = "nume;oraș\n" + "Ana;Cluj\n" * 200_000
    assert detect_stream(io.BytesIO(long.encode()), "x")[0] == "utf-8"
    broken = long.encode() + "Ion;Brăila\n".encode("cp1250")
    assert detect_stream(io.BytesIO(broken), "x")[0] != "utf-8"


@given(st.text(st.characters(min_codepoint=0xA0, max_codepoint=0x24F), min_size=1))
def test_text_encoded_twice_is_recognised_and_undone(text: str) -> None:
    garbled = text.encode().decode("latin-1")
    assert is_decoded_twice(garbled)
    assert decoded_twice(garbled) == text


def test_ordinary_letters_are_not_taken_for_garbled_ones() -> None:
    for text in (GERMAN, FRENCH, ROMANIAN, CHINESE, "plain"):
        assert not is_decoded_twice(text)


@pytest.mark.parametrize("half", range(len(HALVES)))
def test_files_in_the_users_languages_are_read_right(half: int) -> None:
    found = [case for case in cases(half, seeds=1) if case.rows < 200]
    wrong = [(case.language, case.encoding, case.rows) for case in found if not is_right(case, (case.language, "en"))]
    assert len(wrong) <= 0.005 * len(found), wrong
    assert not any(encoding.startswith("utf") for _language, encoding, _rows in wrong)


def test_utf16_is_told_by_what_it_prints_even_where_letters_hold_zeros() -> None:
    text = "编号,名\n" + "一,一一一一\n" * 40
    for encoding in ("utf-16-le", "utf-16-be"):
        assert detect_encoding(text.encode(encoding))[0] == encoding


def test_a_few_broken_bytes_do_not_turn_a_utf8_file_into_another() -> None:
    data = GERMAN.encode() * 20 + b"3;M\xfcller;Ulm\r\n"
    found, evidence = detect_encoding(data)
    assert found == "utf-8"
    assert evidence.certainty is Certainty.ASKED


def test_one_undefined_byte_does_not_turn_a_file_into_another() -> None:
    data = GERMAN.encode("cp1252") * 5 + b"3;\x81;Ulm\r\n"
    found, evidence = detect_encoding(data, languages=("de",))
    assert found == "cp1252"
    assert evidence.certainty is Certainty.ASKED
