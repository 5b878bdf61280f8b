"""In which encoding the bytes of a text file are written, and why; nothing about its columns.

Order: byte order mark, strict UTF-8, UTF-16 by its zero bytes, then every candidate of chardet and of our users'
countries, judged by how plausible its letters are: cp850 read as cp1252 or GB18030 decodes without an error.
"""

import codecs
import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import BinaryIO, Final

import chardet

from desktop_app.domain.errors import UserError
from desktop_app.files.source import Certainty, Evidence, not_a_table
from desktop_app.i18n import N_

SAMPLE: Final = 200_000  # bytes of text which are weighed; chardet 7 looks at no more either
_CHUNK: Final = 1 << 20
CANDIDATES: Final = ("gb18030", "big5hkscs", "cp1252", "cp1250", "cp850", "cp852", "iso8859-2", "mac-roman")
BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Letters of the languages our users write, most telling first; the rest of Latin script counts little.
_USUAL: Final = frozenset("ăâîșțşţĂÂÎȘȚŞŢäöüßÄÖÜéèêëàçôûùïœÉÈÀÇÊÔáíóúñÁÍÓÚÑ¿¡")
_NEAR: Final = frozenset("ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůýžČĎĚŇŘŠŤŮÝŽőűŐŰåæøÅÆØãõÃÕòìÒÌŒÿłđĐ")
_SIGNS: Final = frozenset("€£–—’‘“”„…°®©«»½§²³№·×•½¼¾™\u00a0")
_CJK_SIGNS: Final = frozenset("，。、；：？！（）《》“”‘’【】—…￥％＋－　·")
_WORD: Final = re.compile(r"[^\x00-\x7f]+")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Web pages, XML, JSON, RTF and PDF are text without being tables.
_OTHER_TEXT: Final = re.compile(
    rb"\s*(?:<(?:!doctype|html|table|\?xml|meta)\b|\[?\s*\{\s*\"|\{\\rtf|%PDF-|%!PS)", re.IGNORECASE
)
_MUCH_BINARY: Final = 0.02
_ZERO_SHARE: Final = 0.2
_KEEPS: Final = 0.99  # a candidate must be clearly better to pass one that is more usual
_PLAUSIBLE: Final = 0.55


def detect_encoding(data: bytes, *, name: str = "", whole: bool = True) -> tuple[str, Evidence]:
    """The codec of ``data`` and why. ``whole``: False when ``data`` may end in the middle of a character."""
    for mark, codec in BOMS:
        if data.startswith(mark):
            return codec, _evidence(codec, N_("The file begins with the mark of this encoding."))
    zeros = data[:SAMPLE].count(0)
    if zeros:
        return _by_zeros(data[:SAMPLE], zeros, name)
    _refuse_binary(data[:SAMPLE], name)
    if decodes(data, "utf-8", whole=whole):
        if data.isascii():
            return "utf-8", _evidence("utf-8", N_("Only plain letters, the same in every encoding."))
        return "utf-8", _evidence("utf-8", N_("Every byte is valid UTF-8: {examples}."), _found(data, "utf-8"))
    return _most_plausible(data)


def detect_stream(stream: BinaryIO, name: str) -> tuple[str, Evidence]:
    """The encoding of a file of any size: UTF-8 is proved on every byte, anything else judged on a part."""
    first = stream.read(_CHUNK)
    if 0 in first or first.startswith(tuple(mark for mark, _codec in BOMS)):
        return detect_encoding(first, name=name, whole=len(first) < _CHUNK)
    _refuse_binary(first[:SAMPLE], name)
    decoder = codecs.getincrementaldecoder("utf-8")()
    telling, chunk = b"", first
    while chunk:
        if not telling and not chunk.isascii():
            telling = chunk
        try:
            decoder.decode(chunk)
            following = stream.read(_CHUNK)
            if not following:
                decoder.decode(b"", final=True)
        except UnicodeError:
            return _most_plausible(chunk)
        chunk = following
    return detect_encoding(_whole_lines(telling), name=name)


def _whole_lines(chunk: bytes) -> bytes:
    """``chunk`` without the characters that may be cut at its ends."""
    return chunk[chunk.find(b"\n") + 1 : chunk.rfind(b"\n") + 1] if len(chunk) == _CHUNK else chunk


def check_encoding(encoding: str) -> str:
    """``encoding`` when it is one that Python knows, else UserError."""
    try:
        "".encode(codecs.lookup(encoding).name)
    except (LookupError, ValueError, TypeError):
        raise UserError(
            N_("“{encoding}” is not a known encoding."),
            N_("Choose UTF-8, Windows-1250, Windows-1252, GB18030 or Big5."),
            encoding=encoding,
        ) from None
    return encoding


def decodes(data: bytes, encoding: str, *, whole: bool = True) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        decoder.decode(data, final=whole)
    except UnicodeError:
        return False
    return True


def decoded_twice(text: str) -> str:
    """``text`` of UTF-8 that was taken for Windows-1252 and encoded again; unchanged where it was not."""
    try:
        return text.encode("mojibake").decode("utf-8")
    except UnicodeError:
        return text


def is_decoded_twice(text: str) -> bool:
    """Whether every word of ``text`` beyond ASCII becomes shorter and valid when one encoding is undone."""
    words = set(_WORD.findall(text))
    undone = [decoded_twice(word) for word in words]
    return bool(words) and all(len(new) < len(old) for new, old in zip(undone, words, strict=True))


def _encode_mojibake(text: str, _errors: str = "strict") -> tuple[bytes, int]:
    # Windows-1252 leaves five bytes undefined, and Latin-1 all of 80 to 9F: they were passed through unchanged.
    parts = (char.encode("latin-1" if char <= "\xff" else "cp1252") for char in text)
    return b"".join(parts), len(text)


def _find_mojibake(name: str) -> codecs.CodecInfo | None:
    if name != "mojibake":
        return None
    return codecs.CodecInfo(_encode_mojibake, partial(codecs.latin_1_decode), name="mojibake")


codecs.register(_find_mojibake)


def _by_zeros(data: bytes, zeros: int, name: str) -> tuple[str, Evidence]:
    """UTF-16 text in Latin or in mixed script has its zero bytes on one side only."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    codec = "utf-16-le" if odd > even else "utf-16-be"
    one_sided = min(even, odd) * 20 <= max(even, odd)
    text = data[: len(data) // 2 * 2].decode(codec, "replace") if one_sided else ""
    if zeros < _ZERO_SHARE * len(data) * 0.1 or not text or _strange(text) > _MUCH_BINARY:
        raise not_a_table(name)
    return codec, _evidence(codec, N_("Every second byte is zero, as in UTF-16 text."))


def _strange(text: str) -> float:
    return (len(_CONTROLS.findall(text)) + text.count("\ufffd")) / len(text)


def _refuse_binary(data: bytes, name: str) -> None:
    if _OTHER_TEXT.match(data):
        raise not_a_table(name)
    controls = len(_CONTROLS.findall(data.decode("latin-1")))
    if controls > max(4, _MUCH_BINARY * len(data)):
        raise not_a_table(name)


def _most_plausible(data: bytes) -> tuple[str, Evidence]:
    sample = _telling_lines(data)
    ranked: list[tuple[float, str]] = []
    for place, codec in enumerate(_candidates(sample)):
        if decodes(sample, codec):
            ranked.append((plausibility(sample.decode(codec)) * _KEEPS**place, codec))
    if not ranked:
        evidence = _evidence(
            "cp1252", N_("No encoding fits every byte; the others are shown as �."), certainty=Certainty.ASKED
        )
        return "cp1252", evidence
    ranked.sort(key=lambda pair: -pair[0])
    best, codec = ranked[0]
    values = _found(sample, codec)
    sure = best >= _PLAUSIBLE
    because = N_("It turns the bytes into words: {examples}; they are no valid UTF-8.")
    return codec, _evidence(codec, because, values, Certainty.SURE if sure else Certainty.ASKED)


def _telling_lines(data: bytes) -> bytes:
    """The first lines with bytes beyond ASCII, whole lines only, so that no character is cut."""
    kept: list[bytes] = []
    size = 0
    for line in re.split(rb"\r\n|\n|\r", data):
        if not line.isascii():
            kept.append(line)
            size += len(line)
        if size > SAMPLE:
            break
    return b"\n".join(kept)


def _candidates(sample: bytes) -> Iterable[str]:
    """The usual ones first, then chardet's; each codec once, under the name Python gives it."""
    guesses = [str(guess["encoding"] or "") for guess in chardet.detect_all(sample, ignore_threshold=True)]
    seen: set[str] = set()
    for guess in (*CANDIDATES, *guesses[:6]):
        try:
            codec = codecs.lookup({"GB2312": "gb18030", "Big5": "big5hkscs"}.get(guess, guess)).name
        except LookupError:
            continue
        if codec not in seen and not codec.startswith(("utf", "ascii")):
            seen.add(codec)
            yield codec


def plausibility(text: str) -> float:
    """0 to 1: how much the characters beyond ASCII look like words of the languages our users write."""
    scores = [_plausible_run(found, text) for found in _WORD.finditer(text)]
    weights = [found.end() - found.start() for found in _WORD.finditer(text)]
    total = sum(score * weight for score, weight in zip(scores, weights, strict=True))
    return total / sum(weights) if weights else 1.0


def _plausible_run(found: re.Match[str], text: str) -> float:
    run = found[0]
    score = sum(_plausible_char(char) for char in run) / len(run)
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    hanzi = _is_hanzi(run[0]) or _is_hanzi(run[-1])
    if hanzi and (before.islower() or after.islower()):
        return score * 0.2  # Chinese inside a Latin word: bytes of another encoding
    if run[-1].isupper() and (before.islower() or (after.islower() and before.isalpha())):
        return score * 0.3  # a capital inside a word
    return score


def _plausible_char(char: str) -> float:
    for test, score in _SCALE:
        if test(char):
            return score
    return 0.0


def _is_hanzi(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _common_simplified(char: str) -> bool:
    """Level 1 of GB 2312: the 3,755 characters in everyday use have lead bytes B0 to D7."""
    code = char.encode("gb2312", "ignore")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7  # noqa: PLR2004 - the standard's own rows


def _common_traditional(char: str) -> bool:
    """Level 1 of Big5: 5,401 frequent characters have lead bytes A4 to C6."""
    code = char.encode("big5", "ignore")
    return len(code) == 2 and 0xA4 <= code[0] <= 0xC6  # noqa: PLR2004 - the standard's own rows


_SCALE: Final[tuple[tuple[Callable[[str], bool], float], ...]] = (
    (_USUAL.__contains__, 1.0),
    (lambda char: _is_hanzi(char) and _common_simplified(char), 1.0),
    (lambda char: _is_hanzi(char) and _common_traditional(char), 0.95),
    (_CJK_SIGNS.__contains__, 0.9),
    (_NEAR.__contains__, 0.75),
    (_SIGNS.__contains__, 0.6),
    (lambda char: "\uff01" <= char <= "\uff5e", 0.8),
    (lambda char: "\u0400" <= char <= "\u045f" or "\u0386" <= char <= "\u03ce", 0.5),
    (lambda char: "\u3040" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7a3", 0.4),
    (_is_hanzi, 0.1),
    (lambda char: char.isalpha(), 0.15),
)


def _found(data: bytes, codec: str) -> tuple[tuple[str, object], ...]:
    text = data[: SAMPLE * 2].decode(codec, "ignore")
    words = dict.fromkeys(found[0] for found in re.finditer(r"\w*[^\x00-\x7f]\w*", text))
    return (("examples", ", ".join(list(words)[:3])),)


def _evidence(
    codec: str,
    because: str,
    values: tuple[tuple[str, object], ...] = (),
    certainty: Certainty = Certainty.SURE,
) -> Evidence:
    return Evidence("encoding", codec, because, values, certainty)
