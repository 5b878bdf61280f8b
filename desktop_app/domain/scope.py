"""For whom a figure, a target or a plan holds: the company, a team, a region, one person, a product or a segment."""

from dataclasses import dataclass
from enum import Enum
from typing import Final


class ScopeKind(Enum):
    """Figures are looked at by the first four; a product or a segment has targets and typed values."""

    COMPANY = "company"
    TEAM = "team"
    REGION = "region"
    PERSON = "person"
    PRODUCT = "product"
    SEGMENT = "segment"


@dataclass(frozen=True, slots=True)
class Scope:
    """``id`` is the row of the name in the workspace (0 for the company), ``name`` what people call it."""

    kind: ScopeKind = ScopeKind.COMPANY
    id: int = 0
    name: str = ""

    def __hash__(self) -> int:
        return self.id  # names of all kinds are numbered together; looked up for every cell of a grid of targets


COMPANY: Final = Scope()
