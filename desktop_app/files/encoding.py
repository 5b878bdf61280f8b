"""In which encoding the bytes of a text file are written, and why; nothing about its columns.

Order: byte order mark, strict UTF-8, UTF-16 by its zero bytes, then the encodings of the languages the user writes,
the usual ones and chardet's, judged by how plausible their letters are (plausible): cp850 read as cp1252 or GB18030
decodes without an error.
"""

import codecs
import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import zip_longest
from typing import BinaryIO, Final

import chardet

from desktop_app.domain.errors import UserError
from desktop_app.files.plausible import plausibility
from desktop_app.files.source import Certainty, Evidence, not_a_table
from desktop_app.files.tongues import Tongue, likeliest, tongues_of
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
_WORD: Final = re.compile(r"[^\x00-\x7f]+")
_SEPARATING: Final = re.compile(r"[\t\n\r -;|]")  # no ideograph turns into one of these when its bytes change places
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Web pages, XML, JSON, RTF and PDF are text without being tables.
_OTHER_TEXT: Final = re.compile(
    rb"\s*(?:<(?:!doctype|html|table|\?xml|meta)\b|\[?\s*\{\s*\"|\{\\rtf|%PDF-|%!PS)", re.IGNORECASE
)
_MUCH_BINARY: Final = 0.02
_ZERO_SHARE: Final = 0.02
_WRITTEN: Final = 0.4  # plausibility of a text with zeros on both sides, which Chinese has and data too
_KEEPS: Final = 0.99  # a candidate must be clearly better to pass one that is more usual
_PLAUSIBLE: Final = 0.55
_HOPELESS: Final = 0.1
_CLOSE: Final = 0.985  # another reading so near the best leaves a question
_UNPROVED: Final = 0.8  # for an encoding in which some byte is no letter
_WEIGHED: Final = 60_000  # bytes of the lines that tell encodings apart
_FOREIGN: Final = 0.9  # for a language that the user is not known to write
_LETTERLESS: Final = re.compile(r"[\ufffd\x80-\x9f]")


def detect_encoding(
    data: bytes, *, name: str = "", whole: bool = True, languages: Sequence[str] = ()
) -> tuple[str, Evidence]:
    """The codec of ``data`` and why. ``whole``: False when ``data`` may end in the middle of a character.

    ``languages``: those the user writes (BCP 47); they decide between encodings that all give letters.
    """
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
    return _most_plausible(data, tongues_of(languages))


def detect_stream(stream: BinaryIO, name: str, languages: Sequence[str] = ()) -> tuple[str, Evidence]:
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
            return _most_plausible(_whole_lines(chunk), tongues_of(languages))
        chunk = following
    return detect_encoding(_whole_lines(telling), name=name)


def _whole_lines(chunk: bytes) -> bytes:
    """``chunk`` without the characters that may be cut at its ends."""
    inner = chunk[chunk.find(b"\n") + 1 : chunk.rfind(b"\n") + 1] if len(chunk) == _CHUNK else b""
    return inner or chunk


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
    """UTF-16: digits, separators and line ends have one byte zero, and read the wrong way round they are none."""
    even = data[: len(data) // 2 * 2]
    texts = {codec: even.decode(codec, "replace") for codec in ("utf-16-le", "utf-16-be")}
    codec = max(texts, key=lambda one: len(_SEPARATING.findall(texts[one])))
    text = texts[codec]
    sides = sorted((data[0::2].count(0), data[1::2].count(0)))
    written = sides[0] * 20 <= sides[1] or plausibility(text) > _WRITTEN
    if zeros < _ZERO_SHARE * len(data) or not text or not written or _strange(text) > _MUCH_BINARY:
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


def _most_plausible(data: bytes, tongues: Sequence[Tongue]) -> tuple[str, Evidence]:
    sample = _telling_lines(data)
    ranked: list[tuple[float, str, str]] = []
    for place, codec in enumerate(_candidates(sample, tongues)):
        text = sample.decode(codec, "replace")
        likely = plausibility(text, likeliest(text, codec))
        worth = max(plausibility(text, tongues), _FOREIGN * likely) if tongues else likely
        ranked.append((worth * _KEEPS**place * (_UNPROVED if _LETTERLESS.search(text) else 1.0), codec, text))
    ranked.sort(key=lambda one: -one[0])
    best, codec, text = ranked[0]
    if best < _HOPELESS:
        because = N_("No encoding fits every byte; the others are shown as �.")
        return "cp1252", _evidence("cp1252", because, certainty=Certainty.ASKED)
    second = next((worth for worth, _codec, other in ranked if other != text), 0.0)
    sure = best >= _PLAUSIBLE and second < _CLOSE * best and not _LETTERLESS.search(text)
    values = _found(sample, codec)
    if codec == "utf-8":
        return codec, _evidence(codec, N_("Nearly every byte is valid UTF-8: {examples}."), values, Certainty.ASKED)
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
        if size > _WEIGHED:
            break
    return b"\n".join(kept)


def _candidates(sample: bytes, tongues: Sequence[Tongue]) -> Iterable[str]:
    """Those of the user's languages, the usual ones, then chardet's; each once, under the name Python gives it."""
    own = [codec for rank in zip_longest(*(one.encodings for one in tongues)) for codec in rank if codec]
    guesses = [str(guess["encoding"] or "") for guess in chardet.detect_all(sample, ignore_threshold=True)]
    seen: set[str] = set()
    for guess in (*own, *CANDIDATES, *guesses[:6], "utf-8"):
        try:
            codec = codecs.lookup({"GB2312": "gb18030", "Big5": "big5hkscs"}.get(guess, guess)).name
        except LookupError:
            continue
        if codec not in seen and (codec == guess == "utf-8" or not codec.startswith(("utf", "ascii"))):
            seen.add(codec)
            yield codec


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
