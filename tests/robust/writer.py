"""A process that changes a workspace without end, says what it begins and what is done, and waits to be killed.

``python -m tests.robust.writer`` loads the program once; each line it reads (path, seed, manner) is one run in a
process of its own, which is forked so that sixty runs do not load the program sixty times.
"""

import json
import os
import random
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from desktop_app.domain.scope import COMPANY
from desktop_app.operations import back_up
from desktop_app.operations.importing.import_file import Request, import_file
from desktop_app.operations.importing.take_back import take_back
from desktop_app.operations.new_workspace import new_workspace, preset_settings
from desktop_app.operations.pay import evaluate
from desktop_app.operations.pay.plans import assign, save_plan, starting, templates
from desktop_app.operations.targets.targets import Split, set_target, split_and_save
from desktop_app.store import batches, evaluations
from desktop_app.store.database import Store, open_store
from tests.robust.state import MARCH, ROWS, YEAR, state, state_of

PEOPLE: Final = "name,team,region\nAna,Field,West\nIon,Field,East\nMei,Inside,West\n"
_HEAD: Final = "id,owner,customer,product,stage,opened,closed,amount\n"
_KEYS: Final = 60
OPERATIONS: Final = (  # named more than once: what is seldom possible, or matters most
    *("import", "import", "take_back", "target", "split", "restore"),
    *("evaluate", "approve", "approve", "withdraw", "withdraw", "withdraw"),
)


def make_workspace(path: Path) -> None:
    """Three people, a plan for all of them, a target, and records of a first import."""
    chosen = preset_settings("RO", date(2026, 4, 10), currency="EUR", company="Test", language="en")
    with new_workspace(path, chosen) as store:
        import_file(store, Request(PEOPLE.encode(), "people.csv"))
        import_file(store, Request(deals(random.Random(0)).encode(), "deals.csv"))
        flat = next(template for template in templates() if template.key == "flat_rate")
        plan = save_plan(store, starting(flat.file, date(2026, 1, 1)))
        assign(store, plan, COMPANY, role="", first=date(2026, 1, 1), last=None)
        set_target(store, "revenue", COMPANY, YEAR, Fraction(1_000_000))
        copy = back_up.back_up(store)
        for earlier in back_up.backups.folder_of(path).iterdir():
            if earlier != copy:
                earlier.unlink()


def deals(chance: random.Random) -> str:
    """Rows of which some are known already and changed."""
    rows = [
        f"{key},{chance.choice(['Ana', 'Ion', 'Mei'])},{chance.choice(['Acme', 'Bold'])},Pen,Won,"
        f"2026-02-01,2026-03-{chance.randint(1, 31):02d},{chance.randint(1, 10**6)}\n"
        for key in chance.sample(range(_KEYS), ROWS)
    ]
    return _HEAD + "".join(rows)


class Writer:
    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.chance = random.Random(seed)
        self.store = open_store(path)

    def possible(self) -> list[str]:
        run = evaluations.current(self.store, MARCH)
        approved = run is not None and run.state == "approved"
        return [
            operation
            for operation in OPERATIONS
            if not (operation == "take_back" and not self._live())
            and not (operation in ("evaluate", "approve") and approved)
            and not (operation == "withdraw" and not approved)
        ]

    def _live(self) -> list[int]:
        return [batch.id for batch in batches.load(self.store) if batch.kind == "opportunity" and batch.in_force]

    def do(self, operation: str) -> None:
        store, chance = self.store, self.chance
        match operation:
            case "import":
                import_file(store, Request(deals(chance).encode(), "deals.csv"))
            case "take_back":
                take_back(store, chance.choice(self._live()))
            case "target":
                set_target(store, "revenue", COMPANY, YEAR, Fraction(chance.randint(10**6, 10**9), 100))
            case "split":
                split_and_save(store, Split("revenue", YEAR), "test")
            case "evaluate":
                evaluate.evaluate_period(store, MARCH)
            case "approve":
                evaluate.approve(store, MARCH)
            case "withdraw":
                evaluate.withdraw(store, MARCH, "test")
            case "restore":
                store.close()
                back_up.restore(self.path, self.copy())
                self.store = open_store(self.path)

    def copy(self) -> Path:
        """The backup to restore: the oldest, so that something is lost by it."""
        return back_up.backups.load(self.path)[-1].path


def _say(message: dict[str, Any]) -> None:
    os.write(1, (json.dumps(message) + "\n").encode())


def _run(path: Path, seed: int, manner: str) -> None:
    writer = Writer(path, seed)
    _say({"ready": state(writer.store).data()})
    if manner == "idle":
        signal.pause()
    number = 0
    while True:
        operation = writer.chance.choice(writer.possible())
        becomes = state_of(writer.copy()).data() if operation == "restore" else None
        _say({"begins": operation, "becomes": becomes})
        writer.do(operation)
        _say({"done": operation, "state": state(writer.store).data()})
        number += 1
        if manner == "leaves" and number > 1:
            os._exit(0)


@contextmanager
def _each_statement_for_itself(_store: Store) -> Iterator[None]:
    yield


@contextmanager
def _three_at_once(store: Store) -> Iterator[None]:
    """Quicker, for it waits for the disk less often, and wrong: two of three are said to be done and are not."""
    connection = store.db.conn
    if not connection.in_transaction:
        connection.execute("BEGIN IMMEDIATE")
        _open[:] = []
    yield
    _open.append(store)
    if len(_open) == 3:
        connection.execute("COMMIT")


_open: list[Store] = []
_BAD: Final = {"autocommit": _each_statement_for_itself, "late": _three_at_once}


def main() -> None:
    for line in sys.stdin:
        name, seed, manner = json.loads(line)
        child = os.fork()
        if not child:
            if manner in _BAD:
                Store.transaction = _BAD[manner]  # type: ignore[method-assign]  # the fault to be found
            _run(Path(name), seed, manner)
        _say({"pid": child})
        _pid, status = os.waitpid(child, 0)
        _say({"ended": os.waitstatus_to_exitcode(status)})


if __name__ == "__main__":
    main()
