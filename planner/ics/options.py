"""What a runner chooses about a calendar file."""

from dataclasses import dataclass

# Our choice: no reminder comes earlier than a day before.
MOST_REMINDER_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class CalendarOptions:
    """Hold the choices.

    `is_all_day` writes runs as days, without a clock. `reminder_minutes` before a session, 0 to a
    day, a reminder shows; None for none. `is_private` leaves out what tells of health or of where
    the runner is. Raises ValueError.
    """

    is_all_day: bool = False
    reminder_minutes: int | None = None
    is_private: bool = False
    has_weekly_summary: bool = True

    def __post_init__(self) -> None:
        minutes = self.reminder_minutes
        if minutes is not None and not 0 <= minutes <= MOST_REMINDER_MINUTES:
            raise ValueError(f"a reminder of {minutes} minutes")
