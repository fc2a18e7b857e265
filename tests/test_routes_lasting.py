"""The garbage collector, put aside while what lasts is made."""

import gc

import pytest

from routes.screens.lasting import lasting


def test_what_lasts_is_left_alone_and_the_collector_works_on() -> None:
    before = gc.get_freeze_count()
    with lasting():
        assert not gc.isenabled()
        kept = [[number] for number in range(100)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= before + len(kept)
    gc.unfreeze()


def test_the_collector_works_on_after_a_failure() -> None:
    with pytest.raises(ValueError, match="no library"), lasting():
        raise ValueError("no library")
    assert gc.isenabled()
    gc.unfreeze()
