"""A guided routine on a page: the data of the browser's own timer, and the timer by itself."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypedDict

import streamlit as st

from planner.exercises import Exercises
from planner.guide_steps import Beat, Step, steps_of
from planner.routine_choice import Guided
from planner.routine_rules import OUR_SHORT
from planner.screens import guide_labels as labels
from planner.screens.figure_files import movements_url
from planner.screens.words import reason_text, source_text
from routes.language import _

_ASSETS = Path(__file__).parent / "assets"
_SCRIPTS = ("guide_course.js", "guide_senses.js", "guide_view.js", "guide.js")


def _read(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


# For a component that has a Guide in it, before its own script and style.
GUIDE_JS = "\n".join(map(_read, _SCRIPTS))
GUIDE_CSS = _read("guide.css")
_GUIDE = st.components.v2.component(
    "loopwell_guide",
    html="<article>\n</article>",
    css=GUIDE_CSS,
    js=f"{GUIDE_JS}\n{_read('guide_alone.js')}",
)


class StepData(TypedDict):
    """Hold a step as assets/guide.js takes it."""

    exercise: str
    name: str
    brief: str
    side: str
    sideText: str
    setText: str
    dose: str
    seconds: float
    changeSeconds: float
    isCounted: bool
    how: str
    feel: str
    care: str
    stop: str
    said: str


class ChangeData(TypedDict):
    """Hold why a routine is not as planned, and where that comes from."""

    said: str
    source: str


class GuideData(TypedDict):
    """Hold a routine as assets/guide.js takes it."""

    id: str
    title: str
    advice: str
    isDone: bool
    calm: bool
    figures: str
    steps: list[StepData]
    changes: list[ChangeData]
    words: dict[str, str]


def guide_data(
    guided: Guided,
    day: date,
    exercises: Exercises,
    *,
    calm: bool = False,
    is_done: bool = False,
) -> GuideData:
    """Return a routine of a day as the browser's timer takes it.

    `calm` asks for figures that stand still. `is_done` tells that the routine is known as done.
    """
    steps = steps_of(guided.exercises)
    return {
        "id": f"{day}/{guided.kind}/{guided.length}/{_mark(steps)}",
        "title": labels.TITLES[guided.kind],
        "advice": _(exercises.advice),
        "isDone": is_done,
        "calm": calm,
        "figures": movements_url(each.id for each in guided.exercises),
        "steps": [_step(step, exercises.stop) for step in steps],
        "changes": [
            {"said": reason_text(reason), "source": source_text(reason.rule)}
            for reason in guided.changes
            # Who chose the short version knows why it is short.
            if reason.rule != OUR_SHORT
        ],
        "words": _words(),
    }


def show_guide(
    guided: Guided,
    day: date,
    exercises: Exercises,
    *,
    key: str,
    calm: bool = False,
    on_done: Callable[[float], None] | None = None,
) -> None:
    """Show the timer alone; `on_done` is given the seconds that the routine ran, once.

    The browser tells of the end anew when a page is loaded after it: what was told in this visit is
    not told again.
    """
    data = guide_data(guided, day, exercises, calm=calm)
    told = _GUIDE(key=key, data=data, on_done_change=_nothing).done
    heard = st.session_state.setdefault(f"{key}-heard", set())
    match told:
        case {"id": known, "seconds": int() | float() as seconds} if known == data["id"]:
            if known not in heard:
                heard.add(known)
                if on_done:
                    on_done(float(seconds))
        case _:
            pass


def _nothing() -> None:
    """Let the browser's state `done` be read after the timer was shown."""


def _mark(steps: tuple[Step, ...]) -> str:
    """Return a mark that changes with the steps: the place in a routine is for these alone."""
    told = ";".join(f"{step.exercise.id} {step.side} {step.seconds:g}" for step in steps)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def _step(step: Step, stop: str) -> StepData:
    exercise = step.exercise
    return {
        "exercise": exercise.id,
        "name": _(exercise.name),
        "brief": labels.brief(step),
        "side": step.side.value,
        "sideText": labels.SIDES[step.side],
        "setText": labels.set_text(step),
        "dose": labels.dose(step),
        "seconds": step.seconds,
        "changeSeconds": step.change_s,
        "isCounted": step.beat is Beat.COUNTED,
        "how": _(exercise.how),
        "feel": _(exercise.feel),
        # Where an exercise has its own rule for stopping, that says what its caution does.
        "care": _(exercise.caution) if exercise.stop == stop else "",
        "stop": _(exercise.stop),
        "said": labels.said(step),
    }


def _words() -> dict[str, str]:
    return {
        "start": labels.START,
        "pause": labels.PAUSE,
        "goOn": labels.GO_ON,
        "done": labels.DONE,
        "again": labels.AGAIN,
        "back": labels.BACK,
        "skip": labels.SKIP,
        "ready": labels.GET_READY,
        "now": labels.NOW,
        "next": labels.NEXT,
        "last": labels.LAST,
        "how": labels.HOW,
        "feel": labels.FEEL,
        "care": labels.CARE,
        "stop": labels.STOP,
        "why": labels.WHY,
        "sound": labels.SOUND,
        "buzz": labels.BUZZ,
        "step": labels.STEP,
        "timeLeft": labels.TIME_LEFT,
        "isPaused": labels.PAUSED,
        "isOver": labels.OVER,
        "isFinished": labels.FINISHED,
        "keys": labels.KEYS,
    }
