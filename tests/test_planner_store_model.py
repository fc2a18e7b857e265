"""Any order of saves in two tabs, against a plain list of what should be there."""

from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from record_strategies import PROFILES, RECORDS
from store_builders import opened, records

from planner.book import Book, Kept, Record, in_order
from planner.profile import Profile
from planner.store import StoreConflict

PICKS = st.integers(0, 10_000)


@dataclass
class Model:
    """Hold what should be kept: every record ever, which are there, and how often each changed."""

    profile: Profile
    saves: int = 1
    ids: list[str] = field(default_factory=list)
    now: dict[str, Record] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    lines: int = 0


class Tabs(RuleBasedStateMachine):
    """Two tabs, each with the book as it last read it."""

    def __init__(self) -> None:
        super().__init__()
        self.store = opened("sqlite://")
        self.read: list[Book] = []

    @initialize(profile=PROFILES)
    def begin(self, profile: Profile) -> None:
        """Begin with a profile that both tabs have read."""
        book = self.store.add_profile(profile)
        self.read = [book, book]
        self.model = Model(profile)

    @rule(tab=st.integers(0, 1))
    def look(self, tab: int) -> None:
        """Read the book again in a tab."""
        self.read[tab] = self.store.book(self.read[tab].id)

    @rule(tab=st.integers(0, 1), record=RECORDS)
    def add(self, tab: int, record: Record) -> None:
        """Add a record, which never conflicts."""
        kept = self.store.add(self.read[tab].id, record)
        self.model.ids.append(kept.id)
        self.model.now[kept.id] = record
        self.model.versions[kept.id] = 1
        self.model.lines += 1

    def picked(self, tab: int, pick: int) -> Kept:
        """Return a record as a tab last read it."""
        return self.read[tab].kept[pick % len(self.read[tab].kept)]

    def is_newest(self, kept: Kept) -> bool:
        """Tell whether a record is still as it was read."""
        newest = self.model.versions[kept.id] == kept.version
        return newest and kept.id not in self.model.gone

    @precondition(lambda self: any(book.kept for book in self.read))
    @rule(tab=st.integers(0, 1), pick=PICKS, record=RECORDS)
    def change(self, tab: int, pick: int, record: Record) -> None:
        """Change a record as it was read; a conflict shows the newer book."""
        if not self.read[tab].kept:
            return
        kept = self.picked(tab, pick)
        try:
            new = self.store.change(self.read[tab].id, kept.id, kept.version, record)
        except StoreConflict as conflict:
            assert not self.is_newest(kept)
            self.read[tab] = conflict.book
        else:
            assert self.is_newest(kept)
            assert (new.id, new.at, new.version) == (kept.id, kept.at, kept.version + 1)
            self.model.now[kept.id] = record
            self.model.versions[kept.id] += 1
            self.model.lines += 1

    @precondition(lambda self: any(book.kept for book in self.read))
    @rule(tab=st.integers(0, 1), pick=PICKS)
    def remove(self, tab: int, pick: int) -> None:
        """Take a record away as it was read."""
        if not self.read[tab].kept:
            return
        kept = self.picked(tab, pick)
        try:
            self.store.remove(self.read[tab].id, kept.id, kept.version)
        except StoreConflict as conflict:
            assert not self.is_newest(kept)
            self.read[tab] = conflict.book
        else:
            assert self.is_newest(kept)
            self.model.gone.add(kept.id)
            self.model.versions[kept.id] += 1
            self.model.lines += 1

    @precondition(lambda self: self.read and self.model.ids)
    @rule(tab=st.integers(0, 1), pick=PICKS)
    def restore(self, tab: int, pick: int) -> None:
        """Bring a record back, or leave one that is there."""
        record_id = self.model.ids[pick % len(self.model.ids)]
        self.store.restore(self.read[tab].id, record_id)
        if record_id in self.model.gone:
            self.model.gone.remove(record_id)
            self.model.versions[record_id] += 1
            self.model.lines += 1

    @rule(tab=st.integers(0, 1), profile=PROFILES)
    def save_profile(self, tab: int, profile: Profile) -> None:
        """Save the profile under the version that was read."""
        version = self.read[tab].version
        try:
            self.read[tab] = self.store.save_profile(self.read[tab].id, profile, version)
        except StoreConflict as conflict:
            assert version != self.model.saves
            self.read[tab] = conflict.book
        else:
            assert version == self.model.saves
            self.model.profile = profile
            self.model.saves += 1

    @rule()
    def take_along(self) -> None:
        """Carry everything elsewhere and back, which changes nothing."""
        other = opened("sqlite://")
        other.import_(self.store.export())
        self.store.import_(other.export())
        assert other.book(self.read[0].id) == self.store.book(self.read[0].id)
        other.close()

    @invariant()
    def what_is_kept_is_what_should_be(self) -> None:
        """Compare the book with the model."""
        if not self.read:
            return
        book = self.store.book(self.read[0].id)
        there = [name for name in self.model.ids if name not in self.model.gone]
        assert [each.id for each in book.kept] == there
        assert records(book) == [self.model.now[name] for name in there]
        assert [each.version for each in book.kept] == [self.model.versions[n] for n in there]
        assert book.kept == in_order(book.kept)
        assert (book.profile, book.version) == (self.model.profile, self.model.saves)
        assert len(book.log) == self.model.lines

    def teardown(self) -> None:
        """Let go of the store."""
        self.store.close()


TestTabs = Tabs.TestCase
TestTabs.settings = settings(max_examples=20, stateful_step_count=25)
