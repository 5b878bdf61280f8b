"""What one cell looks like at a glance: a number, a date, a text or nothing.

Which number or which day it is, is decided by column in column_types.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``: a list that people can read and extend."""
    return frozenset(text.split())


NUMBER: Final = "number"
DATE: Final = "date"
TEXT: Final = "text"
EMPTY: Final = "empty"

EMPTY_WORDS: Final = word_set(
    "null none nan nil n/a n.a. #n/a ? - -- – — (null) <null> [null] (none) (blank) (empty) \\n 0000-00-00 00/00/0000"
) | {"", "0000-00-00 00:00:00"}
"""What exports write for "nothing", in lower case. ``NA`` is not among them: it is also North America."""
ERRORS: Final = word_set(
    "#REF! #DIV/0! #VALUE! #NAME? #NUM! #NULL! #N/A #SPILL! #CALC! #GETTING_DATA "
    "#BEZUG! #WERT! #ZAHL! #NV #VALEUR! #NOM? #NOMBRE! #NUL! #N/D #¡REF! #¡VALOR! #¿NOMBRE? #¡NUM! #¡DIV/0! "
    "Err:501 Err:502 Err:503 Err:504 Err:508 Err:509 Err:511 Err:519 Err:522 Err:523 Err:524"
)
"""What spreadsheets show where a formula failed, in English, German, French and Spanish."""
_LONGEST_EMPTY: Final = max(map(len, EMPTY_WORDS)) + 1

_NUMBER: Final = re.compile(
    r"""[(\s]*(?:[-+−]\s*)?(?:(?:[A-Z]{3}|[A-Z]{2}\$|[$€£¥₹]|lei|元)\s*)?(?:[-+−]\s*)?
    (?:\d[\d.,'’ \u00a0\u202f]*|[.,]\d+)(?:[eE][-+]?\d{1,3})?
    \s*(?:%|万|萬|亿|億|元|€|\$|£|¥|[A-Z]{3}|lei|Lei|CR|DR|-)?[)\s]*""",
    re.VERBOSE,
)
_MONTH: Final = r"[^\W\d_]{3,10}\.?"
_TIME: Final = (
    r"(?:[T\s,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|[-+]\d\d:?\d\d)?)?"
)
_DATE: Final = re.compile(
    rf"""(?:\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}\.?|\d{{1,2}}([-/.])\d{{1,2}}\2(?:\d{{4}}|\d{{2}})\.?
    |(?:民國|民国|中華民國)?\s*\d{{2,4}}\s*年\s*\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*日)?
    |\d{{1,2}}\.?[\s-]+(?:de\s+)?{_MONTH}[\s,-]+(?:de\s+)?(?:\d{{4}}|\d{{2}})
    |{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}){_TIME}""",
    re.VERBOSE,
)


def is_empty(text: str) -> bool:
    short = text.strip()
    return len(short) < _LONGEST_EMPTY and short.lower() in EMPTY_WORDS


def plain(text: str) -> str:
    """``text`` with full-width digits and signs as ASCII ones, without surrounding blanks."""
    text = text.strip()
    return text if text.isascii() else unicodedata.normalize("NFKC", text).strip()


@lru_cache(maxsize=1 << 16)
def cell_class(text: str) -> str:
    """NUMBER, DATE, TEXT or EMPTY."""
    short = plain(text)
    if short.lower() in EMPTY_WORDS or short in ERRORS:
        return EMPTY
    if not any(map(str.isdigit, short)):
        return TEXT
    if _DATE.fullmatch(short):
        return DATE
    return NUMBER if _NUMBER.fullmatch(short) else TEXT


def signs_of(cell: str) -> set[str]:
    """What is no letter in ``cell``, all digits as one."""
    return {"0" if sign.isdigit() else sign for sign in cell.strip() if not (sign.isalpha() or sign.isspace())}
