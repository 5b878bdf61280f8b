"""Texts in the language of the moment, through gettext; figures and dates are formatted in domain/formats.

``_`` translates now; ``N_`` only marks a constant for the catalogue and is translated where it is shown.
"""

import gettext as _gettext
import os
from contextlib import suppress
from functools import cache
from typing import Final

from desktop_app import paths

LANGUAGES: Final = {"en": "English", "zh_CN": "简体中文", "zh_TW": "繁體中文", "ro": "Română"}
_DOMAIN: Final = "quotadesk"
_current: _gettext.NullTranslations = _gettext.NullTranslations()
_code = "en"


def set_language(code: str) -> None:
    """Speak ``code``, one of LANGUAGES, from now on; English needs no catalogue."""
    global _current, _code  # noqa: PLW0603 - gettext itself is a process-wide choice
    if code not in LANGUAGES:
        code = best_language(code)
    _code = code
    _current = _gettext.NullTranslations()
    if code != "en":
        _current = _gettext.translation(_DOMAIN, str(paths.resource("locale")), [code])


def language() -> str:
    return _code


def best_language(wanted: str = "") -> str:
    """Choose the language nearest to ``wanted`` (a locale name), else to the environment's; English at last."""
    candidates = [wanted, *(os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))]
    text = next((candidate for candidate in candidates if candidate), "en").replace("-", "_").lower()
    if text.startswith("zh"):
        traditional = any(mark in text for mark in ("tw", "hk", "mo", "hant"))
        return "zh_TW" if traditional else "zh_CN"
    with suppress(StopIteration):
        return next(code for code in LANGUAGES if text.startswith(code.lower()))
    return "en"


def _(message: str) -> str:
    """``message`` in the language of the moment; an empty one stays empty (gettext would give its header)."""
    return _current.gettext(message) if message else ""


@cache
def in_every_language(message: str) -> frozenset[str]:
    """``message`` as each of LANGUAGES says it: what a file may call it whatever the window speaks."""
    catalogues = [
        _gettext.translation(_DOMAIN, str(paths.resource("locale")), [code]) for code in LANGUAGES if code != "en"
    ]
    return frozenset({message, *(one.gettext(message) for one in catalogues)})


def ngettext(one: str, many: str, n: int) -> str:
    """Choose the plural form for the integer ``n``."""
    return _current.ngettext(one, many, n)


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name, known to extractors
    """Mark ``message`` for the catalogue without translating it yet."""
    return message
