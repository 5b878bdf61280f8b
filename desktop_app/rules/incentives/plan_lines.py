"""On which line of a plan file a place such as versions[1].components[2].cap stands; what it means: toml_fields."""

import re
from typing import Final

_HEAD: Final = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")
_KEY: Final = re.compile(r"\s*([\w.-]+)\s*=")


def line_of(text: str, place: str) -> int:
    """The line, counted from 1, of the longest beginning of ``place`` that is written; 0 if none of it is."""
    found, longest, table = 0, 0, ""
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        head, key = _HEAD.match(line), _KEY.match(line)
        if head:
            table = at = _table(head[2], counts, many=head[1] == "[[")
        elif key:
            at = f"{table}.{key[1]}" if table else key[1]
        else:
            continue
        if len(at) > longest and _begins(place, at):
            found, longest = number, len(at)
    return found


def _table(name: str, counts: dict[str, int], *, many: bool) -> str:
    """The place of a table: parts that are lists carry the number of their newest member."""
    parts = name.split(".")
    at = ""
    for depth, part in enumerate(parts, 1):
        at = f"{at}.{part}" if at else part
        if many and depth == len(parts):
            counts[at] = counts.get(at, 0) + 1
        if at in counts:
            at = f"{at}[{counts[at]}]"
    return at


def _begins(place: str, at: str) -> bool:
    return place == at or (place.startswith(at) and place[len(at)] in ".[")
