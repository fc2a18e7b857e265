"""A process that saves one thing after another and is killed in the middle of it.

Started as a program it saves: `python store_killing.py URL PROFILE SAVES`. It prints what it is
about to do first, then the id and version of everything it has saved.
"""

import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
from store_builders import a_profile, a_run, url_of  # noqa: E402  # the project is not installed

from planner.store import Store  # noqa: E402

OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Killed:
    """Hold what a kill left: saves told, those of them missing, and how the file opened again."""

    told: int
    missing: tuple[str, ...]
    kept: int
    trouble: str


def save(url: str, profile_id: str, saves: int) -> None:
    """Add records, and change every third, telling each when it is saved."""
    print(OPENING, flush=True)  # noqa: T201 - what it is for
    store = opened(url)
    for at in range(saves):
        kept = store.add(profile_id, a_run(1_000.0 + at, note="n" * (at * 37 % 500)))
        if at % 3 == 2:
            kept = store.change(profile_id, kept.id, kept.version, a_run(2_000.0 + at))
        print(kept.id, kept.version, flush=True)  # noqa: T201
    store.close()


def begun(file: Path) -> str:
    """Make a file with a profile, and return the profile's id."""
    store = opened(url_of(file))
    profile_id = store.add_profile(a_profile()).id
    store.close()
    return profile_id


def killed(file: Path, profile_id: str, lines: int, saves: int = 200, wait_s: float = 0) -> Killed:
    """Kill a process that saves when it has told `lines` lines, and look at what it left."""
    command = [sys.executable, __file__, url_of(file), profile_id, str(saves)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(lines)]
        until = time.perf_counter() + wait_s
        while time.perf_counter() < until:
            pass
        process.send_signal(signal.SIGKILL)
        # A line that the kill cut off was told to nobody.
        told += process.stdout.read().splitlines(keepends=True)
    whole = [line.split() for line in told if line.endswith("\n") and line.strip() != OPENING]
    store = opened(url_of(file))
    kept = {each.id: each.version for each in store.book(profile_id).kept}
    store.close()
    missing = [name for name, version in whole if kept.get(name, 0) < int(version)]
    trouble = store.notice.code.value if store.notice else ""
    return Killed(len(whole), tuple(missing), len(kept), trouble)


def kill_often(folder: Path, kills: int, seed: int) -> tuple[Killed, ...]:
    """Kill at moments that the seed gives, on one file that grows from kill to kill."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    file = folder / "loopwell.sqlite"
    profile_id = begun(file)
    return tuple(
        killed(file, profile_id, chance.randint(1, 200), wait_s=chance.random() * 0.02)
        for _ in range(kills)
    )


def opened(url: str) -> Store:
    """Open a store with the machine's clock."""
    return Store.open(url, backups=None, now=lambda: datetime.now(UTC))


if __name__ == "__main__":
    save(sys.argv[1], sys.argv[2], int(sys.argv[3]))
