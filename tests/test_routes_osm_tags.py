"""What OpenStreetMap's tags say to a runner: each rule with what it lets in and keeps out."""

import pytest
from osm_builders import tags_of as tags

from routes.network import Flag, Kind
from routes.osm.access import Course, blocks
from routes.osm.extract import Ground, ground_name, ground_of, place_rank
from routes.osm.tags import Out, Walk, crossed_road_of, walk_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("highway=footway", Kind.PATH),
        ("highway=path", Kind.PATH),
        ("highway=path bicycle=designated foot=designated", Kind.CYCLEWAY),
        ("highway=pedestrian area=yes", Kind.PATH),
        ("highway=bridleway", Kind.PATH),
        ("highway=track", Kind.PATH),
        ("highway=steps", Kind.PATH),
        ("man_made=pier", Kind.PATH),
        ("leisure=track foot=yes", Kind.PATH),
        ("leisure=track access=yes", Kind.PATH),
        ("highway=trail", Kind.PATH),
        ("highway=path golf=cartpath foot=yes", Kind.PATH),
        ("highway=footway oneway=yes", Kind.PATH),
        ("highway=residential sidewalk=separate", Kind.STREET),
        ("highway=primary sidewalk:left=yes sidewalk:right=separate", Kind.PRIMARY),
        ("highway=primary sidewalk=separate foot=yes", Kind.PRIMARY),
        ("highway=platform foot=yes", Kind.PATH),
        ("highway=cycleway", Kind.CYCLEWAY),
        ("highway=cycleway oneway=yes", Kind.CYCLEWAY),
        ("highway=footway footway=sidewalk", Kind.STREET),
        ("highway=cycleway cycleway=crossing", Kind.STREET),
        ("highway=residential oneway=yes", Kind.STREET),
        ("highway=residential bicycle_road=yes", Kind.STREET),
        ("highway=living_street", Kind.STREET),
        ("highway=service service=driveway", Kind.STREET),
        ("highway=unclassified", Kind.STREET),
        ("highway=road", Kind.STREET),
        ("highway=tertiary_link", Kind.TERTIARY),
        ("highway=secondary sidewalk=no", Kind.SECONDARY),
        ("highway=primary maxspeed=100", Kind.PRIMARY),
        ("highway=trunk maxspeed=50", Kind.TRUNK),
        ("highway=trunk sidewalk=both", Kind.TRUNK),
        ("highway=trunk sidewalk:left=yes maxspeed=100", Kind.TRUNK),
        ("highway=trunk foot=yes", Kind.TRUNK),
        ("highway=trunk motorroad=yes foot=designated", Kind.TRUNK),
    ],
)
def test_what_may_be_run_is_of_its_kind(text: str, kind: Kind) -> None:
    found = walk_of(tags(text))
    assert isinstance(found, Walk)
    assert found.kind is kind


def test_a_trunk_road_at_40_miles_an_hour_is_town() -> None:
    town = walk_of({"highway": "trunk", "maxspeed": "40 mph"})
    assert isinstance(town, Walk)
    assert walk_of({"highway": "trunk", "maxspeed": "50 mph"}) is Out.MOTOR_ROAD


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("highway=motorway foot=yes", Out.MOTOR_ROAD),
        ("highway=motorway_link", Out.MOTOR_ROAD),
        ("highway=primary motorroad=yes", Out.MOTOR_ROAD),
        ("highway=primary expressway=yes", Out.MOTOR_ROAD),
        ("highway=trunk", Out.MOTOR_ROAD),
        ("highway=trunk_link maxspeed=100", Out.MOTOR_ROAD),
        ("highway=trunk sidewalk=no maxspeed=50", Out.MOTOR_ROAD),
        ("highway=trunk sidewalk=separate maxspeed=50", Out.MOTOR_ROAD),
        ("highway=trunk maxspeed=signals", Out.MOTOR_ROAD),
        ("highway=footway foot=no", Out.NO_ACCESS),
        ("highway=path access=private", Out.NO_ACCESS),
        ("highway=service access=customers", Out.NO_ACCESS),
        ("highway=residential foot=destination", Out.NO_ACCESS),
        ("highway=residential access=yes foot=private", Out.NO_ACCESS),
        ("highway=primary foot=use_sidepath", Out.NO_ACCESS),
        ("highway=track access=military", Out.NO_ACCESS),
        ("highway=construction construction=residential", Out.NOT_BUILT),
        ("highway=proposed", Out.NOT_BUILT),
        ("highway=razed", Out.NOT_BUILT),
        ("highway=abandoned", Out.NOT_BUILT),
        ("highway=path abandoned=yes", Out.NOT_BUILT),
        ("highway=residential construction=yes", Out.NOT_BUILT),
        ("highway=secondary tunnel=yes", Out.ROAD_TUNNEL),
        ("highway=residential tunnel=yes sidewalk=none", Out.ROAD_TUNNEL),
        ("highway=path foot:forward=no foot:backward=private", Out.NO_ACCESS),
        ("highway=primary sidewalk=separate", Out.SIDEWALK_APART),
        ("highway=tertiary sidewalk:left=no sidewalk:right=separate", Out.SIDEWALK_APART),
        ("highway=path golf=cartpath", Out.NOT_FOR_WALKERS),
        ("highway=track winter_road=yes", Out.NOT_BUILT),
        ("highway=track ice_road=yes", Out.NOT_BUILT),
        ("highway=path access=no access:conditional=yes", Out.NO_ACCESS),
        # Who stands on an escalator does not run, whichever way it goes.
        ("highway=steps conveying=forward", Out.CONVEYOR),
        ("highway=steps conveying=reversible oneway=yes", Out.CONVEYOR),
        ("highway=footway escalator=yes", Out.CONVEYOR),
        ("highway=footway indoor=yes", Out.INDOORS),
        ("highway=path sac_scale=alpine_hiking", Out.CLIMBING),
        ("highway=corridor", Out.NOT_FOR_WALKERS),
        ("highway=via_ferrata", Out.NOT_FOR_WALKERS),
        ("highway=path ladder=yes", Out.CLIMBING),
        ("highway=footway route=ferry foot=yes", Out.NOT_FOR_WALKERS),
        ("highway=raceway", Out.NOT_FOR_WALKERS),
        ("highway=busway", Out.NOT_FOR_WALKERS),
        ("highway=platform", Out.NOT_FOR_WALKERS),
    ],
)
def test_what_may_not_be_run_is_left_out_and_counted(text: str, reason: Out) -> None:
    assert walk_of(tags(text)) is reason


@pytest.mark.parametrize(
    ("text", "course"),
    [
        ("highway=footway oneway:foot=yes", Course.ALONG),
        ("highway=path foot:oneway=1", Course.ALONG),
        ("highway=residential oneway:foot=-1", Course.AGAINST),
        ("highway=path foot:backward=no", Course.ALONG),
        ("highway=path foot:backward=use_sidepath", Course.ALONG),
        ("highway=path foot:forward=private", Course.AGAINST),
        ("highway=steps oneway=yes", Course.ALONG),
        ("highway=steps oneway=-1", Course.AGAINST),
        ("highway=steps oneway=yes foot:forward=no", Course.AGAINST),
        ("highway=steps oneway=yes oneway:foot=no", Course.BOTH),
        ("highway=steps oneway=no", Course.BOTH),
        # Of everybody else it binds wheels alone.
        ("highway=footway oneway=yes", Course.BOTH),
        ("highway=cycleway oneway=-1", Course.BOTH),
        ("highway=residential oneway=yes oneway:bicycle=no", Course.BOTH),
        ("highway=path foot:backward=designated", Course.BOTH),
    ],
)
def test_one_way_is_what_binds_walkers(text: str, course: Course) -> None:
    found = walk_of(tags(text))
    assert isinstance(found, Walk)
    assert found.course is course


@pytest.mark.parametrize(
    "text",
    [
        "route=ferry foot=yes",
        "building=yes",
        "leisure=track",
        "abandoned:highway=path",
        "area:highway=footway",
        "railway=platform",
        "waterway=river",
        "",
    ],
)
def test_what_is_no_way_is_not_even_counted(text: str) -> None:
    assert walk_of(tags(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "access=no foot=yes",
        "access=private foot=permissive",
        "access=no foot=designated",
        "access=destination",
        "access=forestry",
        "motor_vehicle=no",
        "vehicle=private",
        "construction=minor",
        "construction=no",
        "oneway=yes bicycle=yes",
        "oneway:foot=no oneway=yes",
        "conveying=no",
        "indoor=no",
        "tunnel=yes",
        "sac_scale=mountain_hiking",
    ],
)
def test_what_is_said_of_others_does_not_keep_walkers_out(text: str) -> None:
    assert isinstance(walk_of(tags(f"highway=footway {text}")), Walk)


@pytest.mark.parametrize(
    "text",
    [
        "highway=secondary tunnel=yes sidewalk=right",
        "highway=secondary tunnel=yes foot=yes",
        "highway=secondary tunnel=building_passage",
        "highway=residential tunnel=yes",
        "highway=primary tunnel=no",
    ],
)
def test_a_road_tunnel_that_walkers_have_a_place_in_is_run(text: str) -> None:
    assert isinstance(walk_of(tags(text)), Walk)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("highway=primary foot=use_sidepath", Kind.PRIMARY),
        ("highway=secondary sidewalk=separate", Kind.SECONDARY),
        ("highway=trunk maxspeed=100", Kind.TRUNK),
        ("highway=tertiary motorroad=yes", Kind.TERTIARY),
        ("highway=primary", None),
        ("highway=residential foot=no", None),
        ("highway=motorway", None),
        ("highway=secondary tunnel=yes", None),
        ("highway=primary construction=yes foot=no", None),
    ],
)
def test_a_main_road_that_is_not_run_is_crossed_all_the_same(text: str, kind: Kind | None) -> None:
    assert crossed_road_of(tags(text)) == (None if kind is None else Walk(kind, Flag.BARRED))


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("highway=steps lit=no", Flag.STEPS | Flag.UNLIT),
        ("highway=footway lit=24/7", Flag.LIT),
        ("highway=footway surface=asphalt", Flag(0)),
        ("highway=footway surface=fine_gravel", Flag.SOFT),
        ("highway=footway surface=gravel;dirt", Flag.SOFT),
        ("highway=footway surface=concrete:plates", Flag(0)),
        ("highway=track", Flag.SOFT),
        ("highway=track tracktype=grade1", Flag(0)),
        ("highway=track surface=asphalt", Flag(0)),
        ("highway=footway footway=crossing", Flag.CROSSING),
        ("highway=path", Flag(0)),
    ],
)
def test_flags_say_what_is_known(text: str, flags: Flag) -> None:
    found = walk_of(tags(text))
    assert isinstance(found, Walk)
    assert found.flags == flags


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ({"highway": "path", "name": " Am Bach "}, "Am Bach"),
        ({"highway": "residential", "name": "Ring; Neue Gasse"}, "Ring"),
        ({"highway": "primary", "ref": "B 3;B 35"}, "B 3"),
        ({"highway": "primary", "ref": "B 3", "name": "Donaustraße"}, "Donaustraße"),
        ({"highway": "path", "ref": "605"}, ""),
        ({"highway": "footway", "footway": "sidewalk", "is_sidepath:of:name": "Ring"}, "Ring"),
    ],
)
def test_a_way_is_called_by_its_name_a_road_else_by_its_number(
    given: dict[str, str], title: str
) -> None:
    found = walk_of(given)
    assert isinstance(found, Walk)
    assert found.title == title


@pytest.mark.parametrize(
    ("text", "is_shut"),
    [
        ("barrier=gate", False),
        ("barrier=gate locked=yes", True),
        ("barrier=gate locked=yes foot=yes", False),
        ("barrier=gate access=no", True),
        ("barrier=gate access=private", True),
        ("barrier=gate access=private foot=permissive", False),
        ("barrier=gate foot=no", True),
        ("barrier=lift_gate access=destination", False),
        ("barrier=bollard", False),
        ("barrier=bollard access=no", False),
        ("barrier=block access=private", False),
        ("barrier=bollard foot=no", True),
        ("barrier=gate access=customers", True),
        ("barrier=stile", False),
        ("barrier=kissing_gate", False),
        ("barrier=cycle_barrier", False),
        ("barrier=fence", True),
        ("barrier=wall access=yes", False),
        ("barrier=full-height_turnstile", True),
        ("highway=elevator foot=yes wheelchair=yes", True),
        ("highway=crossing", False),
        ("highway=turning_circle access=private", False),
        ("railway=level_crossing foot=no", True),
    ],
)
def test_barriers_let_walkers_through_or_not(text: str, is_shut: bool) -> None:  # noqa: FBT001
    assert blocks(tags(text)) is is_shut


@pytest.mark.parametrize(
    ("text", "ground", "name"),
    [
        ("leisure=park name=Stadtpark", Ground.PARK, "Stadtpark"),
        ("landuse=grass name=Rasen", Ground.PARK, ""),
        ("landuse=forest name=Auwald", Ground.PARK, "Auwald"),
        ("leisure=garden access=private", None, ""),
        ("natural=water name=Teich", Ground.WATER, "Teich"),
        ("waterway=river name=Krems", Ground.WATER, "Krems"),
        ("waterway=stream tunnel=culvert", None, ""),
        ("waterway=ditch", None, ""),
        ("landuse=residential name=Lerchenfeld", None, ""),
    ],
)
def test_grounds_beside_a_way_are_known(text: str, ground: Ground | None, name: str) -> None:
    assert ground_of(tags(text)) is ground
    assert ground is None or ground_name(tags(text)) == name


def test_the_better_known_place_ranks_first_and_nameless_ones_are_none() -> None:
    told = [place_rank(tags(f"place={kind} name=X")) for kind in ("town", "suburb", "hamlet")]
    assert told == sorted(told)
    assert None not in told
    assert place_rank(tags("natural=peak name=X")) is not None
    assert place_rank(tags("place=town")) is None
    assert place_rank(tags("place=farm name=X")) is None
