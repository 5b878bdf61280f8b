"""The people of the sample company: who sells or answers what, where and since when. All names are invented."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.period import add_months
from desktop_app.operations.sample.scene import Scene

COMPANY: Final = "Harbor & Pine Supply"
FIELD: Final = "Field"
INSIDE: Final = "Inside"
SUPPORT: Final = "Support"
COAST: Final = "Coast"
INLAND: Final = "Inland"
NORTH: Final = "North"
_RAMP: Final = (10, 30, 55, 75, 90)  # per cent of a full load in the first months


@dataclass(frozen=True, slots=True)
class Person:
    """``load``: deals decided (or requests answered) in a usual month; ``skill``: 100 wins as often as everybody.

    ``slump``: per cent of the usual load in the last two months.
    """

    staff_no: str
    name: str
    team: str
    region: str
    role: str
    manager: str
    joined: date
    load: int
    skill: int = 100
    left: date | None = None
    slump: int = 100

    def presence(self, month: date) -> int:
        """Per cent of a full load in the month that begins on ``month``: growing after joining, 0 after leaving."""
        if (self.left and month >= self.left) or month < self.joined.replace(day=1):
            return 0
        served = (month.year - self.joined.year) * 12 + month.month - self.joined.month
        return _RAMP[served] if served < len(_RAMP) else 100

    def load_in(self, month: date, scene: Scene) -> float:
        """The load in the month that begins on ``month``."""
        low = self.slump if scene.age(month) in {0, 1} else 100
        return self.load * self.presence(month) * low / 10_000


def cast(scene: Scene) -> tuple[Person, ...]:
    """Twelve people and one who has left; two have joined in the last year."""
    first = scene.month.start

    def ago(months: int, day: int = 1) -> date:
        return add_months(first, -months).replace(day=day)

    ana, idris, ioana = "Ana Pîrvu", "Idris Bello", "Ioana Marin"
    return (
        Person("HP-101", ana, FIELD, COAST, "Team lead", "", ago(88), 23, 118),
        Person("HP-104", "Tomasz Wrona", FIELD, INLAND, "Sales", ana, ago(61), 25, 96, slump=55),
        Person("HP-109", "王芳 Wang Fang", FIELD, NORTH, "Sales", ana, ago(47), 25, 104),
        Person("HP-121", "Lena Vogt", FIELD, COAST, "Sales", ana, ago(9), 25, 98),
        Person("HP-106", "Viktor Sandu", FIELD, COAST, "Sales", ana, ago(55), 21, 84, left=ago(9)),
        Person("HP-102", idris, INSIDE, COAST, "Team lead", "", ago(80), 30, 103),
        Person("HP-107", "Mei-Ling Chao", INSIDE, NORTH, "Sales", idris, ago(52), 36, 110),
        Person("HP-112", "Pavel Horák", INSIDE, INLAND, "Sales", idris, ago(39), 35, 91),
        Person("HP-124", "Sofia Lindqvist", INSIDE, NORTH, "Sales", idris, ago(5, 4), 34, 100),
        Person("HP-103", ioana, SUPPORT, COAST, "Team lead", "", ago(71), 44),
        Person("HP-110", "Marc Delacroix", SUPPORT, INLAND, "Support", ioana, ago(44), 41),
        Person("HP-115", "Jonas Weber", SUPPORT, NORTH, "Support", ioana, ago(33), 36),
        Person("HP-118", "Nadia Haddad", SUPPORT, COAST, "Support", ioana, ago(28), 42),
    )


def sellers(people: tuple[Person, ...]) -> list[Person]:
    return [person for person in people if person.team != SUPPORT]


def agents(people: tuple[Person, ...]) -> list[Person]:
    return [person for person in people if person.team == SUPPORT]
