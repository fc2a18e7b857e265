"""Legs that follow the ways, in Chromium: the same best ways as Python finds, kept as drawn."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from network_builders import shipped
from playwright.sync_api import FrameLocator, Locator, Page, expect
from test_browser_draw import distance, drag, keep, points, ready, said, spot, tool

from routes.graph import tree_from, ways_near
from routes.mapview.ways_file import ways_file
from routes.measure import measure
from routes.network import Network
from routes.read import read_file
from routes.running_cost import cost_per_metre

pytestmark = pytest.mark.browser

PAIRS = 60
# By the very scripts of the page: what the best way between two places costs, what its pieces add
# up to, and how far the line of the leg between them leads.
FOUND = """([data, pairs]) => {
  const { ways, waysBetween, legs, line } = window.loopwell;
  const net = ways(JSON.parse(data));
  const go = waysBetween(net);
  const following = legs(() => ({ url: 'here', net, go }));
  return pairs.map(([a, b]) => {
    const [from, to] = [net.snap(a, 1e4), net.snap(b, 1e4)];
    const { cost, pieces } = go(from, to);
    const sum = pieces.reduce((all, [way, m, n]) => all + Math.abs(n - m) * net.perM[way], 0);
    const pieceM = pieces.reduce((all, [, m, n]) => all + Math.abs(n - m), 0);
    const [start, end] = [from, to].map(({ at: [lat, lng] }) => line.rounded({ lat, lng }));
    const drawn = following.drawn([start, [...end, line.FOLLOWS]]);
    const back = following.drawn([end, [...start, line.FOLLOWS]]);
    return { cost, sum, pieceM, lengthM: drawn.lengthM, points: drawn.points, back: back.points };
  });
}"""
# The same where some ways are one way: what it costs, and how many pieces go against one.
DIRECTED = """([data, pairs]) => {
  const { ways, waysBetween } = window.loopwell;
  const net = ways(JSON.parse(data));
  const go = waysBetween(net);
  return pairs.map(([a, b]) => {
    const found = go(net.snap(a, 1e4), net.snap(b, 1e4));
    if (!found) return [Infinity, 0];
    const against = found.pieces.filter(([way, m, n]) => net.oneWay[way] && m - n > 0.1);
    return [found.cost, against.length];
  });
}"""
TWO_LEGS = re.compile(r"Point 2 set between its neighbours\. Leg .*m\. Leg .*m\. .*km\.")
# Where no network is, and by choice.
STRAIGHT = """() => {
  const { legs, line } = window.loopwell;
  const drawn = [[0, 0], [0, 1, line.FOLLOWS], [0, 2, line.STRAIGHT]];
  const [missed, chosen] = legs(() => null).drawn(drawn).legs;
  return [missed.isStraight, missed.isMissed, chosen.isStraight, chosen.isMissed];
}"""


def best_costs(network: Network, places: np.ndarray) -> list[float]:
    """Return what the best way between each two places costs, by Python."""
    cost_per_m = cost_per_metre(network)
    spots = shipped().snapper.snap(places[:, 0], places[:, 1])
    found = []
    for pair in zip(spots[::2], spots[1::2], strict=True):
        ways = ways_near(network, cost_per_m, pair, reach_m=1e6)
        found.append(float(tree_from(ways, ways.spots[0]).cost[ways.spots[1]]))
    return found


def assert_directions_are_kept(body: Locator, places: np.ndarray) -> None:
    network = shipped().network
    some = np.random.default_rng(2).random(len(network.start)) < 0.2
    directed = replace(network, one_way=some)
    sent = [ways_file(directed).decode(), places.reshape(-1, 2, 2).tolist()]
    costs, against = zip(*body.evaluate(f"(_, sent) => ({DIRECTED})(sent)", sent), strict=True)
    assert costs == pytest.approx(best_costs(directed, places), abs=1.0)
    assert not any(against)


def change_legs(page: Page, frame: FrameLocator) -> None:
    """Set a point between two, drag the one after it and take that back, take it out again.

    The legs beside it are found again each time, and what is left is the best way as before.
    """
    followed = distance(frame)
    arrow = frame.locator(".lw-middle").bounding_box()
    assert arrow
    page.mouse.move(arrow["x"] + arrow["width"] / 2, arrow["y"] + arrow["height"] / 2)
    page.mouse.down()
    page.mouse.move(*spot(frame, (0.45, 0.6)), steps=6)
    page.mouse.up()
    expect(said(frame)).to_have_text(TWO_LEGS)
    assert distance(frame) > followed
    drag(page, frame, (0.5, 0.45), (0.55, 0.5))
    expect(said(frame)).to_contain_text("Point 3 moved. Leg ")
    tool(frame, "Undo").click()
    frame.get_by_title("Point 2: ").click()
    points(frame, 2)
    assert distance(frame) == followed


def test_legs_follow_the_best_ways_and_are_kept_with_heights(
    page: Page, app: str, library: Path, faults: list[str]
) -> None:
    page.goto(f"{app}/draw")
    frame = ready(page)
    body = frame.locator("body")

    network = shipped().network
    places = np.column_stack(
        [
            np.random.default_rng(8).uniform(each.min(), each.max(), 2 * PAIRS)
            for each in (network.lat_deg, network.lon_deg)
        ]
    )
    sent = [ways_file(network).decode(), places.reshape(-1, 2, 2).tolist()]
    legs = body.evaluate(f"(_, sent) => ({FOUND})(sent)", sent)
    # A whole way's cost is sent to the centimetre.
    assert [leg["cost"] for leg in legs] == pytest.approx(best_costs(network, places), abs=1.0)
    assert [leg["sum"] for leg in legs] == pytest.approx([leg["cost"] for leg in legs])
    assert [leg["lengthM"] for leg in legs] == pytest.approx(
        [leg["pieceM"] for leg in legs], rel=1e-3, abs=0.3
    )
    assert [leg["back"] for leg in legs] == [leg["points"][::-1] for leg in legs]
    assert_directions_are_kept(body, places[:PAIRS])
    assert body.evaluate(f"() => ({STRAIGHT})()") == [True, True, True, False]

    expect(frame.locator("[data-ways=ready]")).to_be_visible()
    page.mouse.click(*spot(frame, (0.4, 0.4)))
    expect(said(frame)).to_contain_text("Point 1 set.")
    page.mouse.click(*spot(frame, (0.5, 0.45)))
    expect(said(frame)).to_contain_text("Leg ")
    followed = distance(frame)
    tool(frame, "Straight leg").click()
    expect(said(frame)).to_contain_text("Straight leg, ")
    expect(tool(frame, "Straight leg")).to_have_attribute("aria-pressed", "true")
    assert distance(frame) < followed
    tool(frame, "Undo").click()
    assert distance(frame) == followed
    change_legs(page, frame)
    follow = frame.get_by_role("switch", name="Follow paths")
    follow.click()
    expect(follow).to_have_attribute("aria-checked", "false")
    page.mouse.click(*spot(frame, (0.6, 0.6)))
    expect(said(frame)).to_contain_text("Point 3 set. Straight leg, ")
    tool(frame, "Undo").click()
    page.reload()
    frame = ready(page)
    expect(follow).to_have_attribute("aria-checked", "false")
    expect(frame.locator("[data-ways=ready]")).to_be_visible()
    assert distance(frame) == followed
    told = frame.locator(".lw-sums span").inner_text()
    keep(page, frame, "Along streets")
    points(ready(page), 0)

    (file,) = library.glob("*.gpx")
    (route,) = read_file(file.read_bytes(), file.name).routes
    facts = measure(route)
    away_m = [s.away_m for s in shipped().snapper.snap(route.track.lat_deg, route.track.lon_deg)]
    assert max(away_m) < 1
    assert facts.distance_m / 1000 == pytest.approx(followed, abs=0.051)
    assert facts.ascent_m is not None
    # It is told to five metres.
    up_m = float(told.split("about ")[1].split(" m")[0])
    assert facts.ascent_m == pytest.approx(up_m, abs=4)
    assert faults == []
