"""FIT, the format of Garmin's watches: courses to follow, and workouts that lead through a run.

Importing the package costs nothing; its modules import fit_tool.
"""

from datetime import datetime

from routes.course import Course
from routes.workout import Workout


def write_fit(course: Course) -> bytes:
    """Write a course as a FIT course for running; the same course gives the same bytes.

    Places are within a semicircle, 2 cm, distances 1 cm, heights 0.1 m (within -500 to 12,600 m)
    and times whole seconds. Names of points are cut to 15 characters. Water is told as water, all
    else as a generic point: turns are not shown among what lies ahead. A start outside of 1998 to
    2126, which FIT cannot tell, moves to the nearest it can.
    """
    # Most visits write no FIT, and fit_tool takes a twelfth of a second.
    from routes.write.fit.course import course_bytes  # noqa: PLC0415

    return course_bytes(course)


def write_workout(workout: Workout, made: datetime) -> bytes:
    """Write a workout as FIT for running; the same workout of the same time gives the same bytes.

    `made` is aware; the file says that it was made in the day before. Times are whole milliseconds,
    distances centimetres, paces speeds in mm/s. Names are cut to 15 characters. Raises ValueError
    for a workout without steps, for a repeat of none or of less than twice, and for a time without
    a zone.
    """
    from routes.write.fit.workout import workout_bytes  # noqa: PLC0415

    return workout_bytes(workout, made)
