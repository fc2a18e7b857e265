"""Make places.csv from the landmarks; `prepare.py` calls it."""

import csv
from pathlib import Path
from typing import NamedTuple

from prepare_notes import CLOSED, Notes, clean_name


class Place(NamedTuple):
    """One row of places.csv."""

    name: str
    lat_deg: str
    lon_deg: str
    kind: str
    status: str
    source: str
    confidence: str


def source_words(source: str, notes: Notes) -> str:
    """Name where a position comes from."""
    return next(words for start, words in notes["sources"].items() if source.startswith(start))


def status_of(name: str, kind: str) -> str:
    """Tell whether a station is open; of other places nothing is known."""
    if kind != "station":
        return ""
    return "believed closed" if CLOSED.search(name) else "open"


def read_places(source: Path, notes: Notes) -> list[Place]:
    """Read the landmarks with clean names."""
    with (source / "basemap" / "landmarks.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Place(
                name=clean_name(row["name"], notes),
                lat_deg=row["lat"],
                lon_deg=row["lon"],
                kind=row["kind"],
                status=status_of(row["name"], row["kind"]),
                source=source_words(row["source"], notes),
                confidence=row["confidence"].split(" ")[0],
            )
            for row in csv.DictReader(lines)
        ]


def write_places(places: list[Place], into: Path) -> None:
    """Write places.csv."""
    with (into / "places.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(Place._fields)
        rows.writerows(places)
