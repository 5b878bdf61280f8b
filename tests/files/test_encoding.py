import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.files.encoding import decoded_twice, detect_encoding, detect_stream, is_decoded_twice
from desktop_app.files.source import Certainty

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
