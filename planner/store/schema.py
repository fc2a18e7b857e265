"""The tables, and the version that they have."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    insert,
    inspect,
    select,
    update,
)

# The tables' own place in a PostgreSQL database that others use too.
NAMESPACE = "loopwell"
_VERSION_KEY = "schema"

METADATA = MetaData()

META = Table("meta", METADATA, Column("key", Text, primary_key=True), Column("value", Text))

# `at` is when it was begun, `changed_at` when it was last saved, `written_at` when anything of it
# was, `mark` a word that is new after each writing. Moments are ISO texts in UTC, to the
# microsecond, so that they sort. Which fields a profile has stands in its body, as JSON.
PROFILE = Table(
    "profile",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("written_at", Text, nullable=False),
    Column("mark", Text, nullable=False),
)

# `kind` and `day` are for whoever looks into the table; the body holds them too.
RECORD = Table(
    "record",
    METADATA,
    Column("profile_id", ForeignKey("profile.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("removed_at", Text),
)

# `record_id` is the profile's id for a change of the profile itself.
CHANGE = Table(
    "change",
    METADATA,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("profile_id", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    ForeignKeyConstraint(["profile_id"], ["profile.id"], ondelete="CASCADE"),
    Index("change_of_profile", "profile_id"),
)


@dataclass(frozen=True, slots=True)
class Schema:
    """Hold how to make the tables of a version, and the step from each older one to the next."""

    version: int
    create: Callable[[Connection], None]
    steps: Mapping[int, Callable[[Connection], None]] = field(default_factory=dict)


SCHEMA = Schema(1, METADATA.create_all)


def read_version(connection: Connection) -> int | None:
    """Return the version of the tables that are there, None where there are none.

    Raises ValueError where they do not tell.
    """
    namespace = NAMESPACE if connection.dialect.name == "postgresql" else None
    tables = inspect(connection).get_table_names(namespace)
    if not tables:
        return None
    if META.name not in tables:
        raise ValueError("tables without a version")
    found = connection.scalar(select(META.c.value).where(META.c.key == _VERSION_KEY))
    if found is None or not found.isdecimal():
        raise ValueError(f"version {found!r:.20}")
    return int(found)


def create(connection: Connection, schema: Schema) -> None:
    """Make the tables where there are none."""
    schema.create(connection)
    connection.execute(insert(META).values(key=_VERSION_KEY, value=str(schema.version)))


def step(connection: Connection, schema: Schema, version: int) -> None:
    """Bring the tables from a version to the next."""
    schema.steps[version](connection)
    known = update(META).where(META.c.key == _VERSION_KEY)
    connection.execute(known.values(value=str(version + 1)))
