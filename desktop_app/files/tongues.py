"""The letters and the encodings of the languages people work with; how a file is judged by them: encoding."""

import codecs
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Tongue:
    """``letters`` beyond ASCII, in lower case; ``encodings`` in use beside Unicode, the most usual first.

    A script too large to list is told by ``owns``.
    """

    letters: str
    encodings: tuple[str, ...]
    owns: Callable[[str], bool] = lambda _char: False

    def share(self, counts: Counter[str]) -> int:
        """How many of the counted letters belong to the language."""
        return sum(number for char, number in counts.items() if char in self.letters or self.owns(char))


_WEST: Final = ("cp1252", "cp850", "cp437", "iso8859-15", "mac-roman")
_MIDDLE: Final = ("cp1250", "cp852", "iso8859-2", "mac-latin2")
_CYRILLIC: Final = ("cp1251", "cp866", "koi8-u", "iso8859-5", "mac-cyrillic")


def is_hanzi(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


@lru_cache(maxsize=1 << 15)
def _lead(char: str, codec: str) -> int:
    """The first of the two bytes of ``char``; 0 where the codec has none."""
    code = char.encode(codec, "ignore")
    return code[0] if len(code) == 2 else 0  # noqa: PLR2004 - double-byte sets


def common_simplified(char: str) -> bool:
    """Level 1 of GB 2312: the 3,755 characters in everyday use have lead bytes B0 to D7."""
    return is_hanzi(char) and 0xB0 <= _lead(char, "gb2312") <= 0xD7  # noqa: PLR2004 - the standard's own rows


def common_traditional(char: str) -> bool:
    """Level 1 of Big5: 5,401 frequent characters have lead bytes A4 to C6."""
    return is_hanzi(char) and 0xA4 <= _lead(char, "big5") <= 0xC6  # noqa: PLR2004 - the standard's own rows


def _japanese(char: str) -> bool:
    """Kana, and level 1 of JIS X 0208: 2,965 characters with lead bytes 88 to 98 in Shift JIS."""
    return "\u3041" <= char <= "\u30ff" or 0x88 <= _lead(char, "shift_jis") <= 0x98  # noqa: PLR2004 - the standard's


def _korean(char: str) -> bool:
    """The 2,350 syllables of KS X 1001; cp949 holds every other one, which hardly occurs."""
    return "\uac00" <= char <= "\ud7a3" and _lead(char, "euc_kr") > 0


TONGUES: Final = {
    "en": Tongue("é", _WEST),
    "de": Tongue("äöüß", _WEST),
    "fr": Tongue("éèêëàâçôûùîïüÿœæ", _WEST),
    "es": Tongue("áéíóúñü¿¡ªº", _WEST),
    "it": Tongue("àèéìîòóù", _WEST),
    "pt": Tongue("áâãàçéêíóôõúüªº", ("cp1252", "cp850", "cp860", "iso8859-15", "mac-roman")),
    "nl": Tongue("éëïóöüèáêâ", _WEST),
    "sv": Tongue("åäöéü", _WEST),
    "fi": Tongue("äöåšž", _WEST),
    "da": Tongue("æøåéö", ("cp1252", "cp850", "cp865", "iso8859-15", "mac-roman")),
    "nb": Tongue("æøåéòó", ("cp1252", "cp850", "cp865", "iso8859-15", "mac-roman")),
    "ro": Tongue("ăâîșțşţ", ("cp1250", "cp852", "iso8859-16", "iso8859-2", "mac-romanian")),
    "pl": Tongue("ąćęłńóśźż", _MIDDLE),
    "cs": Tongue("áčďéěíňóřšťúůýž", _MIDDLE),
    "sk": Tongue("áäčďéíĺľňóôŕšťúýž", _MIDDLE),
    "hu": Tongue("áéíóöőúüű", _MIDDLE),
    "hr": Tongue("čćđšž", _MIDDLE),
    "sl": Tongue("čšž", _MIDDLE),
    "sq": Tongue("çë", _WEST),
    "tr": Tongue("çğıöşüâîİ", ("cp1254", "cp857", "iso8859-9", "mac-turkish")),
    "et": Tongue("äöõüšž", ("cp1257", "cp775", "iso8859-13")),
    "lv": Tongue("āčēģīķļņšūž", ("cp1257", "cp775", "iso8859-13")),
    "lt": Tongue("ąčęėįšųūž", ("cp1257", "cp775", "iso8859-13")),
    "ru": Tongue("абвгдеёжзийклмнопрстуфхцчшщъыьэюя№", _CYRILLIC),
    "uk": Tongue("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя№", _CYRILLIC),
    "bg": Tongue("абвгдежзийклмнопрстуфхцчшщъьюя№", _CYRILLIC),
    "sr": Tongue("абвгдђежзијклљмнњопрстћуфхцчџшčćđšž", ("cp1251", "cp1250", "cp855", "cp852", "iso8859-5")),
    "el": Tongue("αάβγδεέζηήθιίϊκλμνξοόπρσςτυύϋφχψωώ", ("cp1253", "cp737", "iso8859-7", "mac-greek")),
    "zh-Hans": Tongue("", ("gb18030",), common_simplified),
    "zh-Hant": Tongue("", ("big5hkscs", "gb18030"), common_traditional),
    "ja": Tongue("ー々〇", ("cp932", "euc_jp"), _japanese),
    "ko": Tongue("", ("cp949",), _korean),
}
"""By ISO 639 code; Chinese by its script."""

_OTHER_CODES: Final = {"no": "nb", "nn": "nb", "mo": "ro", "bs": "hr"}
_TRADITIONAL: Final = frozenset({"hant", "tw", "hk", "mo"})
_OF_COUNTRY: Final = {
    "AT": "de", "BE": "nl fr de", "BG": "bg", "BR": "pt", "CA": "en fr", "CH": "de fr it", "CN": "zh-Hans",
    "CZ": "cs", "DE": "de", "DK": "da", "EE": "et", "ES": "es", "FI": "fi sv", "FR": "fr", "GR": "el", "HK": "zh-Hant",
    "HR": "hr", "HU": "hu", "IT": "it", "JP": "ja", "KR": "ko", "LI": "de", "LT": "lt", "LU": "fr de", "LV": "lv",
    "MD": "ro ru", "MO": "zh-Hant", "MX": "es", "NL": "nl", "NO": "nb", "PL": "pl", "PT": "pt", "RO": "ro",
    "RS": "sr", "RU": "ru", "SE": "sv", "SG": "en zh-Hans", "SI": "sl", "SK": "sk", "TR": "tr", "TW": "zh-Hant",
    "UA": "uk",
}  # fmt: skip


def languages_of(*, interface: str = "", country: str = "") -> tuple[str, ...]:
    """The languages (BCP 47) that somebody with this interface in this country writes, the likeliest first.

    The country comes first: who reads English in Poland still keeps a list of Polish customers.
    """
    return tuple(dict.fromkeys([*_OF_COUNTRY.get(country.upper(), "").split(), *filter(None, [interface]), "en"]))


def tongues_of(languages: Iterable[str]) -> tuple[Tongue, ...]:
    """What is known of ``languages`` (BCP 47: ``ro``, ``de-CH``, ``zh_TW``); of others nothing is assumed."""
    codes = dict.fromkeys(map(_code, languages))
    return tuple(TONGUES[code] for code in codes if code in TONGUES)


def likeliest(text: str, codec: str) -> tuple[Tongue, ...]:
    """Of the languages written in ``codec`` the one that most letters of ``text`` beyond ASCII belong to."""
    counts = Counter(char for char in text.lower() if char > "\x7f")
    named = [one for one in TONGUES.values() if codec in map(_codec_name, one.encodings)]
    return tuple(sorted(named, key=lambda one: -one.share(counts))[:1])


@lru_cache
def _codec_name(name: str) -> str:
    return codecs.lookup(name).name


def _code(language: str) -> str:
    first, *rest = language.replace("_", "-").lower().split("-")
    if first == "zh":
        return "zh-Hant" if _TRADITIONAL & set(rest) else "zh-Hans"
    return _OTHER_CODES.get(first, first)
