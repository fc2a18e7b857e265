"""The figures of the exercises: a body that keeps its shape, on the ground, within its joints."""

import itertools
import math
from dataclasses import asdict, replace
from functools import cache

import numpy as np
import pytest
from test_routes_palette import contrast

from planner.exercises import Muscle, load_exercises
from planner.figures import film, load_figures, still
from planner.figures.body import FOREARM, HAND, SHANK, SPINE, THIGH, UPPER_ARM, Body
from planner.figures.figure import Figure, PropKind
from planner.figures.joints import beyond_limits
from planner.figures.motion import cycle, placed
from planner.figures.poses import parse_figures
from planner.figures.strokes import Role
from planner.figures.svg import COLOURS
from routes.palette import DARK, LIGHT, Palette

FIGURES = load_figures()
EXERCISES = load_exercises()

# Two centimetres of a body of 1.7 m: less than a drawing of a thumb's size shows.
HAIR = 0.012
POINTS = (
    *("pelvis", "waist", "chest", "nape", "head"),
    *(
        f"{side}_{joint}"
        for side in ("right", "left")
        for joint in ("knee", "ankle", "heel", "ball", "toe", "elbow", "wrist", "hand")
    ),
)

bodies = cache(cycle)
each_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=list(FIGURES))


def test_every_exercise_has_its_figure_and_no_figure_is_without_one() -> None:
    assert set(FIGURES) == {exercise.id for exercise in EXERCISES.every}


@each_figure
def test_a_figure_has_two_to_four_key_poses(figure: Figure) -> None:
    assert 2 <= len(figure.keys) <= 4


@each_figure
def test_joints_stay_within_their_limits_all_the_way(figure: Figure) -> None:
    for each in bodies(figure):
        assert beyond_limits(each.posture) == ()


@each_figure
def test_hands_and_feet_reach_their_places_in_every_key_pose(figure: Figure) -> None:
    assert all(placed(pose, figure.ground).short_by < 0.005 for pose in figure.keys)


@each_figure
def test_bones_keep_their_length_all_the_way(figure: Figure) -> None:
    for each in bodies(figure):
        for bones, lengths in _bones(each.body):
            assert bones == pytest.approx(lengths, abs=1e-9)


@each_figure
def test_what_carries_the_body_touches_the_ground_all_the_way(figure: Figure) -> None:
    for each in bodies(figure):
        if figure.ground.rest:
            lowest = min(each.body.clearance(name) for name in figure.ground.rest)
            assert lowest == pytest.approx(0, abs=1e-9)
        for side, plant in zip(("right", "left"), each.pose.feet, strict=True):
            if plant and each.short_by < 0.005:
                sole = [each.body.clearance(f"{side}_{part}") for part in ("heel", "ball")]
                assert min(sole) == pytest.approx(0, abs=0.005)


@each_figure
def test_a_standing_figure_has_a_foot_on_the_ground_in_every_key_pose(figure: Figure) -> None:
    for pose in figure.keys:
        assert figure.ground.rest or any(pose.feet)


@each_figure
def test_nothing_sinks_into_the_ground_on_the_way(figure: Figure) -> None:
    for each in bodies(figure):
        assert {name: c for name, c in clearances(each.body).items() if c < -HAIR} == {}


def test_nothing_goes_through_a_wall_on_the_way() -> None:
    walled = {
        name: (figure, prop.x)
        for name, figure in FIGURES.items()
        for prop in figure.props
        if prop.kind is PropKind.WALL
    }
    assert set(walled) == {"st_thigh", "st_calf"}
    for figure, wall in walled.values():
        for each in bodies(figure):
            reached = max(float(each.body.at(name)[0]) for name in POINTS)
            assert wall - 0.06 < reached < wall - 0.01


@each_figure
def test_a_foot_that_has_one_place_does_not_slide(figure: Figure) -> None:
    for index in (0, 1):
        plants = [pose.feet[index] for pose in figure.keys]
        if any(plant is None for plant in plants) or len({(p.x, p.z) for p in plants if p}) > 1:
            continue
        ball = [each.body.legs[index].ball for each in bodies(figure) if each.short_by < 0.005]
        heel = [each.body.legs[index].heel for each in bodies(figure) if each.short_by < 0.005]
        # It may roll over its heel or its ball; the other end then rises.
        assert len(ball) == len(bodies(figure))
        assert min(_spread(ball), _spread(heel)) < 0.012


@each_figure
def test_a_movement_ends_where_it_began_and_moves_in_between(figure: Figure) -> None:
    moving = film(figure)
    assert moving.frames[0] == moving.frames[-1]
    assert moving.times[0] == 0
    assert moving.times[-1] == 1
    assert all(a < b for a, b in itertools.pairwise(moving.times))
    shapes = {tuple((s.role, s.width, len(s.points)) for s in frame) for frame in moving.frames}
    assert len(shapes) == 1


@each_figure
def test_nothing_leaps_from_one_frame_to_the_next(figure: Figure) -> None:
    for one, other in itertools.pairwise(film(figure).frames):
        for before, after in zip(one, other, strict=True):
            steps = map(math.dist, before.points, after.points)
            assert max(steps) < 0.2  # a foot at the fastest of a swing


@each_figure
def test_every_stroke_lies_in_the_box(figure: Figure) -> None:
    drawing = still(figure)
    box = drawing.box
    for stroke in drawing.strokes:
        for x, y in stroke.points:
            assert box.x <= x - stroke.width / 2
            assert x + stroke.width / 2 <= box.x + box.width
            assert box.y <= y - stroke.width / 2
            assert y + stroke.width / 2 <= box.y + box.height


def test_what_moves_is_told_by_an_arrow_and_what_stretches_by_a_mark() -> None:
    for exercise in EXERCISES.every:
        roles = {stroke.role for stroke in still(FIGURES[exercise.id]).strokes}
        assert Role.ARROW in roles
        if exercise.style in ("static", "strength"):
            assert Role.MUSCLE in roles
        if exercise.style == "walk":
            assert Role.MUSCLE not in roles


def test_the_muscle_that_a_stretch_is_for_is_the_one_marked() -> None:
    marked = {
        Muscle.HIP_FLEXOR: "hip",
        Muscle.QUADRICEPS: "quadriceps",
        Muscle.HAMSTRING: "hamstring",
        Muscle.CALF: "calf",
        Muscle.BUTTOCK: "buttock",
    }
    for exercise in EXERCISES.every:
        if exercise.muscle:
            marks = FIGURES[exercise.id].marks
            assert [mark.muscle for mark in marks] == [marked[exercise.muscle]]


def test_a_muscle_is_marked_by_a_rim_not_by_colour_alone() -> None:
    for figure in FIGURES.values():
        strokes = still(figure).strokes
        for before, stroke in itertools.pairwise(strokes):
            if stroke.role is Role.MUSCLE:
                assert before.role is Role.GAP
                assert before.points == stroke.points
                assert before.width > stroke.width


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_role_stands_out_from_the_ground(palette: Palette) -> None:
    colours = asdict(palette)
    for role, token in COLOURS.items():
        if role not in (Role.GAP, Role.FACE):
            assert contrast(colours[token], palette.page) >= 3
            assert contrast(colours[token], palette.card) >= 3
    assert contrast(palette.page, colours[COLOURS[Role.NEAR]]) >= 3  # the eyes in a face
    near, far = (contrast(colours[COLOURS[role]], palette.page) for role in (Role.NEAR, Role.FAR))
    assert near > 1.5 * far


# What the words of an exercise ask for


def at(figure: str, key: int) -> Body:
    return placed(FIGURES[figure].keys[key], FIGURES[figure].ground).body


def solid(figure: str) -> Body:
    return at(figure, FIGURES[figure].solid)


def height(body: Body, name: str) -> float:
    return float(body.at(name)[1])


def clearances(body: Body) -> dict[str, float]:
    return {name: body.clearance(name) for name in POINTS}


def apart_deg(one: np.ndarray, other: np.ndarray) -> float:
    across = float(np.linalg.norm(np.cross(one, other)))
    return math.degrees(math.atan2(across, float(one @ other)))


def knee_bend(figure: str, side: int) -> float:
    of = FIGURES[figure]
    return placed(of.keys[of.solid], of.ground).posture.legs[side].knee


def test_heel_digs_have_the_heel_down_and_the_toes_up() -> None:
    body = solid("heel_digs")
    assert body.clearance("right_heel") == pytest.approx(0, abs=0.005)
    assert body.clearance("right_toe") > 0.05
    assert body.at("right_heel")[0] > body.at("left_toe")[0]


def test_a_knee_is_lifted_to_the_opposite_hand() -> None:
    body = solid("knee_lifts")
    gap = np.linalg.norm(body.at("left_wrist") - body.at("right_knee"))
    assert gap < 0.12
    assert height(body, "right_knee") > height(body, "pelvis")


def test_small_knee_bends_are_no_deeper_than_ten_centimetres() -> None:
    down = height(at("knee_bends", 0), "pelvis") - height(at("knee_bends", 1), "pelvis")
    assert 0.04 < down <= 0.10 / 1.6  # for a runner of 1.6 m


def test_the_back_knee_is_long_in_the_hip_flexor_stretch_and_the_front_one_bent() -> None:
    assert knee_bend("st_hipflex", 0) < 10
    assert knee_bend("st_hipflex", 1) > 20
    assert solid("st_hipflex").at("right_ankle")[0] < solid("st_hipflex").at("pelvis")[0] - 0.2
    of = FIGURES["st_hipflex"]
    assert of.keys[of.solid].posture.trunk.pitch < 0  # the tail is tucked


def spine_of(figure: str, key: int) -> tuple[float, float]:
    trunk = FIGURES[figure].keys[key].posture.trunk
    return trunk.lumbar, trunk.thorax


def test_no_back_is_arched_where_the_words_warn_of_it() -> None:
    for figure in ("st_hipflex", "swing_fb", "bird_dog", "glute_bridge"):
        for key in range(len(FIGURES[figure].keys)):
            assert min(spine_of(figure, key)) >= 0


def test_the_hamstring_stretch_and_the_knee_bend_hinge_with_a_straight_back() -> None:
    for figure, least_deg in (("st_hamstring", 30), ("knee_bends", 10)):
        assert spine_of(figure, 1) == (0, 0)
        leans = [key.posture.trunk.pitch for key in FIGURES[figure].keys]
        assert leans[1] - leans[0] >= least_deg
    assert knee_bend("st_hamstring", 0) < 10


def test_the_back_extension_rests_on_forearms_and_hips_with_a_long_neck() -> None:
    body = solid("back_ext")
    for name in ("right_elbow", "right_wrist", "pelvis"):
        assert body.clearance(name) < 0.035
    nape, chest = body.at("nape"), body.at("chest")
    assert apart_deg(body.at("head") - nape, nape - chest) < 25


def test_a_figure_of_one_side_has_the_right_one_at_work_so_that_a_page_may_mirror_it() -> None:
    for exercise in EXERCISES.every:
        if exercise.per_side:
            assert {mark.side for mark in FIGURES[exercise.id].marks} <= {1}


def test_the_calf_stretch_has_its_heel_down_and_is_held_with_straight_and_bent_knee() -> None:
    figure = FIGURES["st_calf"]
    straight, bent = (placed(figure.keys[key], figure.ground) for key in (1, 2))
    for each in (straight, bent):
        assert each.body.clearance("right_heel") == pytest.approx(0, abs=0.005)
    assert straight.posture.legs[0].knee < 10
    assert 12 < bent.posture.legs[0].knee < 35


def test_the_thigh_stretch_keeps_the_knees_side_by_side() -> None:
    body = solid("st_thigh")
    assert np.linalg.norm((body.at("right_knee") - body.at("left_knee"))[:2]) < 0.08
    assert np.linalg.norm(body.at("right_wrist") - body.at("right_ankle")) < 0.06


def test_the_ankle_lies_on_the_other_knee_in_the_figure_four() -> None:
    body = solid("ly_glute4")
    thigh = body.at("left_knee") - body.at("left_hip")
    from_hip = body.at("right_ankle") - body.at("left_hip")
    share = float(from_hip @ thigh) / float(thigh @ thigh)
    beside = float(np.linalg.norm(from_hip - share * thigh))
    assert 0.6 < share < 1.1
    assert beside < 0.09
    assert body.at("right_knee")[2] > body.at("right_hip")[2] + 0.08


def test_bird_dog_stretches_opposite_arm_and_leg_level_with_the_trunk() -> None:
    body = solid("bird_dog")
    trunk = body.at("nape") - body.at("pelvis")
    arm = body.at("left_wrist") - body.at("left_shoulder")
    leg = body.at("right_hip") - body.at("right_ankle")
    for limb in (arm, leg):
        assert apart_deg(limb, trunk) < 15
    assert body.clearance("right_hand") < 0.02
    assert body.clearance("left_knee") == pytest.approx(0, abs=1e-9)


def test_cat_is_round_and_cow_hollow() -> None:
    def hump(body: Body) -> float:
        ends = (height(body, "pelvis") + height(body, "nape")) / 2
        return max(float(point[1]) for point in body.trunk.spine[1:-1]) - ends

    assert hump(at("cat_cow", 0)) > 0.05
    assert min(float(p[1]) for p in at("cat_cow", 1).trunk.spine[1:-1]) < height(
        at("cat_cow", 1), "nape"
    )
    assert hump(at("cat_cow", 1)) < 0.02


def test_the_curl_up_lifts_only_the_head_with_one_knee_bent_and_hands_under_the_back() -> None:
    body = solid("curl_up")
    assert knee_bend("curl_up", 0) > 60
    assert knee_bend("curl_up", 1) == 0
    assert 0.02 < body.clearance("head") < 0.12
    assert body.clearance("waist") < 0.02
    for side in ("right", "left"):
        assert np.linalg.norm(body.at(f"{side}_wrist") - body.at("waist")) < 0.08


def test_the_side_bridge_is_a_line_from_shoulder_to_knee_on_forearm_and_knee() -> None:
    body = solid("side_bridge")
    shoulders, hips = (
        (body.at(f"right_{joint}") + body.at(f"left_{joint}")) / 2 for joint in ("shoulder", "hip")
    )
    upper, lower = hips - shoulders, body.at("right_knee") - body.at("right_hip")
    assert apart_deg(upper, lower) < 5
    assert body.clearance("right_elbow") < 0.03
    below = body.at("right_elbow") - body.at("right_shoulder")
    assert apart_deg(below, np.array([0, -1, 0])) < 10
    assert body.clearance("right_hip") > 0.02
    assert knee_bend("side_bridge", 0) == 90


def test_the_glute_bridge_is_a_line_from_shoulder_to_knee() -> None:
    body = solid("glute_bridge")
    upper = body.at("pelvis") - body.at("nape")
    lower = body.at("right_knee") - body.at("right_hip")
    assert apart_deg(upper, lower) < 12
    assert body.clearance("nape") < 0.01


# The model


def test_a_leg_led_to_where_a_leg_is_has_the_angles_of_that_leg() -> None:
    walking = FIGURES["march"]
    for each in bodies(walking):
        again = placed(replace(each.pose, posture=each.posture), walking.ground)
        for one, other in zip(again.posture.legs, each.posture.legs, strict=True):
            assert asdict(one) == pytest.approx(asdict(other), abs=1e-6)


def test_a_joint_bent_too_far_is_named() -> None:
    pose = FIGURES["march"].keys[0]
    right, left = pose.posture.legs
    bent = replace(pose.posture, legs=(replace(right, knee=170), left))
    assert beyond_limits(bent) == ("right leg knee 170",)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("wings = 3", "wings"),
        ("knee = 170", "right leg knee 170"),
        ('like = "bat"', "bat"),
        ("right_foot = { x = 0, speed = 2 }", "speed"),
    ],
)
def test_a_pose_of_unknown_words_or_of_broken_joints_is_refused(text: str, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        parse_figures(f"[shared]\n[figures.fly.poses.up]\n{text}\n")


def _spread(points: list[np.ndarray]) -> float:
    return max(float(np.linalg.norm(point - points[0])) for point in points)


def _bones(body: Body) -> list[tuple[list[float], list[float]]]:
    def long(*points: np.ndarray) -> list[float]:
        return [float(np.linalg.norm(b - a)) for a, b in itertools.pairwise(points)]

    found = [(long(leg.hip, leg.knee, leg.ankle), [THIGH, SHANK]) for leg in body.legs]
    found += [
        (long(arm.shoulder, arm.elbow, arm.wrist, arm.hand), [UPPER_ARM, FOREARM, HAND])
        for arm in body.arms
    ]
    spine = body.trunk.spine
    found.append((long(*spine), [SPINE / (len(spine) - 1)] * (len(spine) - 1)))
    return found
