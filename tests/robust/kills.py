"""Killing a writing process at any moment and looking at what it left: ``python -m tests.robust.kills 2000``.

A power cut is something else: the system keeps what a killed process has written. What this shows is that every
operation is one transaction and that nothing is said to be done before it is.
"""

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final, Self

from desktop_app.operations import back_up
from desktop_app.store import backups
from desktop_app.store.database import open_store
from tests.robust.state import State, faults, parts_differ, state
from tests.robust.writer import make_workspace

ROOT: Final = Path(__file__).resolve().parents[2]
_MOST: Final = 3  # operations a writer is let do before the moment of its end is waited for
_RECENT: Final = 9  # operations whose time says what the next will take
_PACE: Final = 0.05  # seconds of an operation, until some were seen; a busy machine is slower
_FRESH: Final = 12  # kills after which the workspace is made small again
_ENOUGH: Final = 1.0  # operations per kill that must be done, or the kills say little
_MISSING: Final = 30.0  # seconds without a word after which the writer is lost


@dataclass(frozen=True)
class Life:
    """How long a writer lives, told in its own work, so that a busy machine changes nothing."""

    operations: int  # done before the end is near
    seconds: float  # from then on
    patience: float  # seconds without a word after which it has lived long enough


class Violation(AssertionError):  # noqa: N818 - it is what the kills look for
    """What was found after a kill that must never be."""


@dataclass
class Seen:
    """Of one run or of many: what was done, and during what the kill came."""

    kills: int = 0
    done: Counter[str] = field(default_factory=Counter)
    struck: Counter[str] = field(default_factory=Counter)
    last: State | None = None
    under_way: dict[str, Any] | None = None
    began: float = 0.0
    took: list[float] = field(default_factory=list)  # seconds of each operation done

    def hear(self, message: dict[str, Any]) -> None:
        if "ready" in message:
            self.last = State.read(message["ready"])
        elif "begins" in message:
            self.under_way, self.began = message, time.monotonic()
        elif "done" in message:
            self.done[message["done"]] += 1
            self.took.append(time.monotonic() - self.began)
            self.last, self.under_way = State.read(message["state"]), None


class Nursery:
    """The process from which writers are forked."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.robust.writer"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self._process.stdin
        assert self._process.stdout
        self._to, self._from = self._process.stdin, self._process.stdout
        self._rest = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._to.close()
        self._from.close()
        self._process.wait()

    def kill_one(self, path: Path, seed: int, manner: str, life: Life) -> Seen:
        """Let one writer live its life from its first word, kill it, and say what it told."""
        self._to.write((json.dumps([str(path), seed, manner]) + "\n").encode())
        self._to.flush()
        seen = Seen(kills=1)
        pid = None
        while seen.last is None or pid is None:
            message = self._hear(_MISSING)
            pid = message.get("pid", pid)
            self._refuse_end(message)
            seen.hear(message)
        while seen.done.total() < life.operations and (message := self._hear(life.patience)):
            self._refuse_end(message)
            seen.hear(message)
        end = time.monotonic() + life.seconds
        while (left := end - time.monotonic()) > 0 and (message := self._hear(left)):
            self._refuse_end(message)
            seen.hear(message)
        kill(pid)
        while "ended" not in (message := self._hear(_MISSING)):
            if not message:
                raise Violation("the writer can't be heard any more")
            seen.hear(message)
        if message["ended"] != -signal.SIGKILL:
            raise Violation(f"the writer ended by itself: {message['ended']}")
        return seen

    def _refuse_end(self, message: dict[str, Any]) -> None:
        if not message or "ended" in message:
            raise Violation(f"the writer ended by itself: {message.get('ended')}")

    def _hear(self, patience: float) -> dict[str, Any]:
        """The next line; nothing if none comes in time."""
        end = time.monotonic() + patience
        while b"\n" not in self._rest:
            if not select.select([self._from], [], [], max(end - time.monotonic(), 0))[0]:
                return {}
            self._rest += (more := self._from.read1())  # type: ignore[attr-defined]  # a pipe is buffered
            if not more:
                raise Violation("the nursery is gone")
        line, self._rest = self._rest.split(b"\n", 1)
        found: dict[str, Any] = json.loads(line)
        return found


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def examine(path: Path, seen: Seen) -> None:
    """Open what was left, as the program would; a Violation names what must not be."""
    with open_store(path) as store:
        wrong = faults(store)
        now = state(store)
        begun = seen.under_way["begins"] if seen.under_way else ""
        if not wrong and seen.last and now != seen.last:
            wrong = [_differs(seen.last, now, begun, seen.under_way or {})]
            if begun == "split" and not wrong[0] and parts_differ(store):
                wrong = ["a split is half saved"]
        for copy in backups.load(path)[:1]:
            with open_store(copy.path, readonly=True) as kept:
                wrong += [f"backup: {one}" for one in back_up.check(kept)]
    if any(wrong):
        raise Violation(f"killed during {begun or 'nothing'}: {', '.join(filter(None, wrong))}")


def _differs(last: State, now: State, begun: str, under_way: dict[str, Any]) -> str:
    """What is wrong with ``now``, which is not what was acknowledged last; empty if it is the whole next step."""
    if begun == "restore":
        return "" if now == State.read(under_way["becomes"]) else "neither before nor after the restore"
    about = {"records": ("import", "take_back"), "targets": ("target", "split"),
             "pay": ("evaluate", "approve", "withdraw")}  # fmt: skip
    for part, operations in about.items():
        if getattr(last, part) != getattr(now, part) and begun not in operations:
            return f"{part} changed"
    moved = (now.batches - last.batches, now.taken_back - last.taken_back)
    if moved != {"import": (1, 0), "take_back": (0, 1)}.get(begun, (0, 0)):
        return f"batches moved by {moved}"
    runs = {key: now.runs.get(key, 0) - last.runs.get(key, 0) for key in (*now.runs, *last.runs)}
    moves = {key: number for key, number in runs.items() if number}
    allowed = {
        "evaluate": ({"draft": 1}, {}),
        "approve": ({"draft": 1}, {}, {"draft": -1, "approved": 1}, {"approved": 1}),
        "withdraw": ({"approved": -1, "withdrawn": 1},),
    }
    return "" if moves in allowed.get(begun, ({},)) else f"runs moved by {moves}"


def kills(folder: Path, number: int, manner: str = "well", *, seed: int = 1, patience: float = _MISSING) -> Seen:
    """Kill ``number`` writers one after another; a Violation for what must not be, also for proving too little."""
    chance = random.Random(seed)
    base = folder / "base.quotadesk"
    make_workspace(base)
    total = Seen()
    with Nursery() as nursery:
        for count in range(number):
            path = folder / f"w{count // _FRESH}.quotadesk"
            if not path.exists():
                _copy(base, path)
            pace = median(total.took[-_RECENT:]) if total.took else _PACE
            life = Life(chance.randint(0, _MOST), chance.uniform(0, pace), patience)
            seen = nursery.kill_one(path, chance.randrange(2**32), manner, life)
            examine(path, seen)
            total.kills += 1
            total.done += seen.done
            total.took += seen.took
            total.struck[seen.under_way["begins"] if seen.under_way else "nothing"] += 1
            for aside in folder.glob("*-before-restore-*"):
                aside.unlink()
    if total.done.total() < _ENOUGH * number:
        raise Violation(f"only {total.done.total()} operations were done in {number} runs: nothing is shown by that")
    return total


def _copy(base: Path, path: Path) -> None:
    shutil.copy2(base, path)
    backups.folder_of(path).mkdir()
    newest = backups.load(base)[0].path  # the only one
    shutil.copy2(newest, backups.folder_of(path) / newest.name.replace(base.stem, path.stem))


def in_memory() -> Path | None:
    """Where files are written at once, which makes no difference to a kill; None where there is no such place."""
    place = Path("/dev/shm")  # noqa: S108 - each run makes a folder of its own in it
    return place if os.access(place, os.W_OK) else None


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with TemporaryDirectory(dir=in_memory()) as folder:
        seen = kills(Path(folder), number, seed=random.SystemRandom().randrange(2**32))
    print(f"{seen.kills} kills, nothing lost, nothing half done.")
    print("done:", dict(seen.done))
    print("struck:", dict(seen.struck))


if __name__ == "__main__":
    main()
