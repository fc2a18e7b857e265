"""Places and instants as the files for watches write them."""

import numpy as np

from routes.course import Course


def degrees(lat_deg: float, lon_deg: float) -> tuple[str, str]:
    """Return a latitude and a longitude with 6 decimals, about 10 cm."""
    # Adding 0.0 makes a negative zero plain; GPX and TCX end the longitudes just before 180.
    lat = round(lat_deg, 6) + 0.0
    lon = round(lon_deg, 6) + 0.0
    return f"{lat:.6f}", f"{-180.0 if lon >= 180 else lon:.6f}"  # noqa: PLR2004


def course_instants(course: Course) -> list[str]:
    """Return when each point of a course is reached, in UTC such as 2026-11-24T07:30:00Z."""
    first_s = int(course.starts_utc.timestamp())
    instants = (first_s + course.times_s.astype(np.int64)).astype("datetime64[s]")
    return [f"{instant}Z" for instant in np.datetime_as_string(instants).tolist()]
