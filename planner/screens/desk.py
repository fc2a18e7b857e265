"""The current runner's desk: what is kept of them, and how a page changes it.

Made once a run and handed to every page. Each change is saved at once; the line that says so has
the way back. See `routes.screens.steps`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from functools import partial
from typing import TypeVar

from planner.book import Book, Kept, Record
from planner.edits import Edit
from planner.journal import Journal, RunDone, Ticked, told_longest
from planner.merging import changed, with_parts
from planner.profile import Profile
from planner.screens import clash
from planner.screens import desk_labels as labels
from planner.screens.store_words import store_text
from planner.screens.who import NOBODY, Runners, active_id, begin
from planner.store import Store, StoreConflict, StoreError
from routes.screens.steps import Step, StepRefusedError, did, forget_step
from routes.screens.view import View
from routes.units import Units

_T = TypeVar("_T")


@dataclass(frozen=True)
class Desk:
    """Hold what a page may know of the current runner, and change it.

    `book` is None while nothing is kept, or nobody is chosen of several. `fallback` is what the
    visitor has told so far, and `told` the runs; the first change keeps them. `is_looking` tells
    that this is a link's plan, of which nothing may be kept. `trouble` says why a runner's book
    cannot be shown, "" where all is well.

    Every change returns whether it was made; where not, the line at the top says why. The page
    shows the change when it runs again: make it in a callback, or call st.rerun after it.
    """

    store: Store
    view: View
    book: Book | None
    fallback: Profile
    told: tuple[RunDone, ...] = ()
    is_looking: bool = False
    trouble: str = ""

    @property
    def profile(self) -> Profile:
        """Return the runner's profile, or what the visitor has told while none is kept."""
        return self.book.profile if self.book else self.fallback

    @property
    def journal(self) -> Journal:
        """Return what happened, with what was told of the time before."""
        if self.book:
            return self.book.journal
        longest_m = self.fallback.longest_told_m
        before = () if longest_m is None else (told_longest(longest_m, self.fallback.told_on),)
        return Journal((*before, *self.told))

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Return the runner's changes to the plan, in the order they were made."""
        return self.book.edits if self.book else ()

    @property
    def ticks(self) -> tuple[Ticked, ...]:
        """Return what of each day was ticked off, in the order it was told."""
        return self.book.ticks if self.book else ()

    @property
    def kept(self) -> tuple[Kept, ...]:
        """Return every record that is kept, the oldest first."""
        return self.book.kept if self.book else ()

    @property
    def today(self) -> date:
        """Return the runner's day."""
        return self.view.today

    @property
    def zone(self) -> tzinfo:
        """Return the runner's time zone."""
        return self.view.zone

    @property
    def units(self) -> Units:
        """Return what distances are told in."""
        return self.view.units

    def add(self, record: Record, said: str, undo_too: Callable[[], object] = lambda: None) -> bool:
        """Keep a record, and say so with the way back, on which `undo_too` is called as well."""

        def change() -> Step:
            book, is_new = self._begun()
            kept = self.store.add(book.id, record)

            def undo() -> None:
                self.store.remove(book.id, kept.id, kept.version)
                undo_too()

            return _step(said, undo, is_new=is_new)

        return self._make(change)

    def add_all(self, added: Sequence[Record], said: str) -> bool:
        """Keep several records, one after the other, and say so with one way back for all."""

        def change() -> Step:
            book, is_new = self._begun()
            kept = [self.store.add(book.id, record) for record in added]

            def undo() -> None:
                for each in kept:
                    self.store.remove(book.id, each.id, each.version)

            return _step(said, undo, is_new=is_new)

        return self._make(change)

    def change(self, kept: Kept, record: Record, said: str) -> bool:
        """Put another record in place of one, and say so with the way back."""

        def change() -> Step:
            book, _ = self._begun()
            now = self.store.change(book.id, kept.id, kept.version, record)
            return _step(said, lambda: self.store.change(book.id, now.id, now.version, kept.record))

        return self._make(change)

    def remove(self, kept: Kept, said: str) -> bool:
        """Take a record away, and say so with the way back."""

        def change() -> Step:
            book, _ = self._begun()
            self.store.remove(book.id, kept.id, kept.version)
            return _step(said, lambda: self.store.restore(book.id, kept.id))

        return self._make(change)

    def remove_all(
        self, gone: Sequence[Kept], said: str, undo_too: Callable[[], object] = lambda: None
    ) -> bool:
        """Take several records away, and say so with one way back for all.

        On it `undo_too` is called as well.
        """

        def change() -> Step:
            book, _ = self._begun()
            for each in gone:
                self.store.remove(book.id, each.id, each.version)

            def undo() -> None:
                undo_too()
                for each in gone:
                    self.store.restore(book.id, each.id)

            return _step(said, undo)

        return self._make(change)

    def save(self, profile: Profile, said: str) -> bool:
        """Keep a changed profile, and say so with the way back.

        What another tab changed meanwhile stays; where both changed the same, it is asked.
        """

        def change() -> Step:
            before = self.profile
            book, is_new = self._begun()
            saved = clash.saved_with(self.store, book, before, profile)
            parts = changed(before, profile)

            def undo() -> None:
                now = self.store.book(saved.id)
                # Only these parts go back, and only where nobody changed them since.
                if set(parts) & set(changed(saved.profile, now.profile)):
                    raise StepRefusedError(labels.CHANGED_SINCE)
                back = with_parts(now.profile, before, parts)
                self.store.save_profile(now.id, back, now.version)

            return _step(said, undo if parts else None, is_new=is_new)

        return self._make(change)

    def starting_from(self, fallback: Profile, told: tuple[RunDone, ...] = ()) -> "Desk":
        """Return this desk with what the visitor told last in place of what was known before."""
        return replace(self, fallback=fallback, told=told)

    def looking(self, fallback: Profile, told: tuple[RunDone, ...] = ()) -> "Desk":
        """Return a desk with a link's answers, on which nothing can be changed."""
        return replace(self, book=None, fallback=fallback, told=told, is_looking=True)

    def _begun(self) -> tuple[Book, bool]:
        """Return the runner's book, and whether it had to be begun for this."""
        if self.book:
            return self.book, False
        heads = self.store.profiles()
        # Two fields may change in one run; the first has begun the book then.
        begun = active_id(heads)
        if begun is not None:
            return self.store.book(begun), False
        if heads:
            raise StepRefusedError(labels.WHO_FIRST)
        book = self.store.add_profile(self.fallback)
        for run in self.told:
            self.store.add(book.id, run)
        begin(book.id)
        return book, True

    def _make(self, change: Callable[[], Step]) -> bool:
        if self.is_looking:
            did(Step(labels.LOOKING))
            return False
        try:
            step = _or_refused(change)
        except StepRefusedError as refused:
            did(Step(str(refused)))
            return False
        except clash.AskedError:
            forget_step()
            return False
        did(step)
        return True


def desk(store: Store, view: View, fallback: Profile, told: tuple[RunDone, ...] = ()) -> Desk:
    """Return the current runner's desk; call once a run.

    `fallback` and `told` are what the visitor has said so far, kept with the first change.
    """
    trouble = ""
    try:
        book = active_book(store)
    except StoreError as error:
        book, trouble = None, store_text(error)
    return Desk(store, view, book, fallback, told, trouble=trouble)


def active_book(store: Store) -> Book | None:
    """Return what is kept of the one who runs, None where nobody is kept or chosen.

    Raises StoreError.
    """
    profile_id = active_id(store.profiles())
    return None if profile_id is None else store.book(profile_id)


def runners_of(store: Store) -> Runners:
    """Return who is kept here, and the book of the one who runs as far as it can be read."""
    try:
        heads = store.profiles()
    except StoreError:
        return NOBODY
    try:
        return Runners(heads, active_book(store), store)
    except StoreError:
        return Runners(heads)


def _step(said: str, undo: Callable[[], object] | None, *, is_new: bool = False) -> Step:
    return Step(
        labels.KEPT_FROM_NOW.format(said=said) if is_new else said,
        partial(_or_refused, undo) if undo else None,
        labels.AS_BEFORE,
    )


def _or_refused(change: Callable[[], _T]) -> _T:
    """Make a change; turn what the store says against it into a sentence."""
    try:
        return change()
    except StoreConflict as conflict:
        raise StepRefusedError(labels.CHANGED_ELSEWHERE) from conflict
    except StoreError as error:
        raise StepRefusedError(store_text(error)) from error
