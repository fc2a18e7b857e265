"""Make the files the app reads from the traced routes and base map.

    python data/prepare.py SOURCE_FOLDER [--into FOLDER]

SOURCE_FOLDER holds `routes/` (GPX lines and `routes-index.json`) and `basemap/` (`landmarks.csv`
and the base map as GeoJSON). What no tool can measure, such as the surface or a caveat, is written
by hand in `facts-notes.toml` beside this script. The same sources always give the same bytes.
"""

import argparse
from pathlib import Path

from prepare_basemap import make_basemap
from prepare_network import make_network
from prepare_notes import read_notes
from prepare_places import read_places, write_places
from prepare_routes import make_routes

HERE = Path(__file__).resolve().parent


def prepare(source: Path, into: Path) -> None:
    """Make every file from the sources."""
    notes = read_notes(HERE / "facts-notes.toml")
    places = read_places(source, notes)
    into.mkdir(parents=True, exist_ok=True)
    write_places(places, into)
    make_routes(source, places, notes, into)
    make_basemap(source, notes, into)
    make_network(source, into)


def main() -> None:
    """Run from the command line."""
    reader = argparse.ArgumentParser(description="Make the files in data/ from their sources.")
    reader.add_argument("source", type=Path, help="folder with routes/ and basemap/")
    reader.add_argument("--into", type=Path, default=HERE, help="where to write (default: data/)")
    told = reader.parse_args()
    prepare(told.source, told.into)
    print(f"Written to {told.into}")


if __name__ == "__main__":
    main()
