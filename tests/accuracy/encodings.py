"""How often the encoding of a generated file is found: run with ``python -m tests.accuracy.encodings``."""

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.files.encoding import decoded_twice, detect_encoding, is_decoded_twice
from tests.accuracy.texts import LEGACY, TEXTS, parts

ROWS: Final = (1, 3, 20, 200)
UNICODE: Final = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
TWICE: Final = "twice"
HALVES: Final = ("tuned", "held back")
_NAMED: Final = 0.5  # share of the files whose header is in the language
_COUNTRIES: Final = {"de": ("de", "en"), "ru": ("ru", "ro", "en"), "fr": ("de", "fr", "it", "en")}


@dataclass(frozen=True, slots=True)
class Case:
    """``text`` is what somebody who reads ``data`` should see."""

    language: str
    encoding: str
    rows: int
    text: str
    data: bytes


def cases(half: int, seeds: int = 3) -> Iterator[Case]:
    """Each language × its encodings × numbers of rows × separators; one half of the words."""
    for language, texts in TEXTS.items():
        for rows in ROWS:
            for seed in range(seeds):
                chance = random.Random(f"{language} {rows} {seed} {half}")
                text = _table(parts(texts[half]), rows, chance)
                for encoding in (*UNICODE, *LEGACY[language], TWICE):
                    made = _written(text, encoding)
                    if made is not None:
                        yield Case(language, encoding, rows, *made)


def _table(words: list[list[str]], rows: int, chance: random.Random) -> str:
    titles, names, places, remarks = words
    mark, end = chance.choice(";,\t|"), chance.choice(["\r\n", "\n"])
    header = [*titles, "City", "Info"] if chance.random() < _NAMED else ["no", "name", "amount", "city", "note"]
    lines = [mark.join(header)]
    for number in range(rows):
        amount = f"{chance.randrange(1, 99_999)}.{chance.randrange(100):02d}"
        day = f"2024-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
        lines.append(
            mark.join([str(1001 + number), chance.choice(names), amount, chance.choice(places),
                       f"{chance.choice(remarks)} {day}"])
        )  # fmt: skip
    return end.join(lines) + end


def _written(text: str, encoding: str) -> tuple[str, bytes] | None:
    """The text as this encoding can hold it; None where it cannot, or where plain ASCII is left."""
    if encoding == TWICE:
        return text, text.encode().decode("latin-1").encode()
    try:
        return text, text.encode(encoding)
    except UnicodeEncodeError:
        kept = text.encode(encoding, "ignore")
        lost = len(text) - len(kept.decode(encoding))
        return (kept.decode(encoding), kept) if lost * 100 < len(text) else None


def is_right(case: Case, languages: Sequence[str]) -> bool:
    found, _evidence = detect_encoding(case.data, languages=languages)
    read = case.data.decode(found, "replace").removeprefix("\ufeff")
    if is_decoded_twice(read):
        read = "\n".join(map(decoded_twice, read.split("\n")))
    return read == case.text


def main(seeds: int = 3, *, verbose: bool = False) -> int:
    for half, title in enumerate(HALVES):
        found = list(cases(half, seeds))
        for known in ("language known", "three languages known", "none known"):
            wrong = [case for case in found if not is_right(case, _languages(case.language, known))]
            unicode = sum(case.encoding.startswith("utf") for case in wrong)
            share = 1 - len(wrong) / len(found)
            print(f"{title}, {known}: {share:.4f} of {len(found)} files right; Unicode wrong: {unicode}")
            if verbose:
                print("  ", Counter((case.language, case.encoding, case.rows) for case in wrong).most_common(40))
    return 0


def _languages(language: str, known: str) -> tuple[str, ...]:
    if known == "none known":
        return ()
    if known == "language known":
        return (language, "en")
    return _COUNTRIES.get(language, ("de", language, "en"))


if __name__ == "__main__":
    sys.exit(main(verbose="-v" in sys.argv))
