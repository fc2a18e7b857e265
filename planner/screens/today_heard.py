"""What the browser tells of a day's things, and how it is kept: each tap once, however often sent.

A browser may send anything; what is not a tap is passed over.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from threading import Lock
from typing import Any

import streamlit as st

from planner.book import Kept
from planner.exercises import Muscle
from planner.screens import today_words as words
from planner.screens.desk import Desk
from planner.store import StoreError
from planner.telling import How, News, Told, news_of
from planner.today import Part

_HEARD = "today_heard"
_ONE_AT_A_TIME = Lock()
# Our choices: more taps than a runner makes in a week, and than a visit need remember.
_MOST_AT_ONCE, _MOST_HEARD = 100, 200
_MOST_ID_CHARS, _MOST_ROUTE_CHARS = 64, 300


def told_of(sent: object) -> tuple[Told, ...]:
    """Return the taps in what a browser sent, in their order."""
    rows = sent.get("taps") if isinstance(sent, Mapping) else None
    return tuple(_read(rows[:_MOST_AT_ONCE])) if isinstance(rows, list) else ()


def hear(sent: object, desk: Desk) -> None:
    """Keep what a browser tells; what could not be kept is told by the line at the top."""
    heard = _heard()
    told = [each for each in told_of(sent) if each.id not in heard]
    if told and keep(told, desk):
        st.session_state[_HEARD] = [*heard, *(each.id for each in told)][-_MOST_HEARD:]


def heard_ids() -> list[str]:
    """Return the browser's names of the taps that need not be sent again."""
    return list(_heard())


def _heard() -> list[str]:
    found: list[str] = st.session_state.get(_HEARD, [])
    return found


def keep(told: Sequence[Told], desk: Desk) -> bool:
    """Keep what taps tell that is not kept yet; return whether all of it could be.

    One at a time: after a lost connection a browser may speak to its old visit and to a new one at
    once, and both would find that nothing is kept.
    """
    with _ONE_AT_A_TIME:
        return _keep(news_of(told, _kept(desk), desk.today), desk)


def _kept(desk: Desk) -> Sequence[Kept]:
    """Return what is kept by now: the page is as old as its last turn, and there may be two."""
    try:
        return desk.store.book(desk.book.id).kept if desk.book else ()
    except StoreError:
        # To keep anything will fail as well, and that is told.
        return desk.kept


def _keep(news: News, desk: Desk) -> bool:
    is_kept = True
    if news.gone:
        is_kept = desk.remove_all(news.gone, words.TAKEN_BACK)
    if news.added:
        said = words.said_of(news.added, desk.units)
        is_kept = desk.add_all(news.added, said) and is_kept
    return is_kept


def _read(rows: Iterable[object]) -> Iterator[Told]:
    for row in rows:
        if isinstance(row, Mapping):
            try:
                yield _tap(row)
            except (KeyError, TypeError, ValueError):
                continue


def _tap(row: Mapping[Any, Any]) -> Told:
    run_m = float(row.get("runM") or 0.0)
    if not math.isfinite(run_m):
        raise ValueError(f"{run_m}")
    return Told(
        _text(row["id"], _MOST_ID_CHARS),
        date.fromisoformat(_text(row["day"], len("2026-11-26"))),
        Part(_text(row["part"], _MOST_ID_CHARS)),
        How(_text(row["how"], _MOST_ID_CHARS)),
        run_m,
        _text(row.get("stage", ""), _MOST_ID_CHARS),
        _text(row.get("routeId", ""), _MOST_ROUTE_CHARS),
        row.get("isFine") is True,
        frozenset(map(Muscle, row.get("muscles") or ())),
    )


def _text(value: object, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise TypeError(f"{value!r:.50}")
    return value
