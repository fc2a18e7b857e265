"""FIT, the format of Garmin's watches: courses to follow, and workouts that lead through a run."""

from routes.write.fit.course import write_fit
from routes.write.fit.workout import write_workout

__all__ = ["write_fit", "write_workout"]
