"""The list of places, and addresses asked of a Nominatim of the test's own."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

import pytest
from builders import PROJECT
from geopy.extra.rate_limiter import RateLimiter

from routes.places import (
    SECONDS_BETWEEN,
    USER_AGENT,
    AddressError,
    Geocoder,
    Place,
    Trouble,
    named,
    nearest_place,
    read_places,
)

SHIPPED = read_places((PROJECT / "data" / "places.csv").read_bytes())


def test_the_shipped_places_are_read() -> None:
    assert len(SHIPPED) == 71
    assert Place("Parramatta Station", -33.81758, 151.00554, "station") in SHIPPED


def test_rows_that_make_no_place_are_left_out() -> None:
    rows = (
        b"name,lat_deg,lon_deg,kind\nA,1,2,x\n,1,2,x\nB,91,0,x\nC,nan,0,x\nD,x,0,x\nE\n\xff,1,1\n"
    )
    assert [place.name for place in read_places(rows)] == ["A", "\ufffd"]


def test_places_are_named_once_in_order() -> None:
    places = (Place("b", 1, 1), Place("A", 2, 2), Place("b", 3, 3))
    assert named(places) == (Place("A", 2, 2), Place("b", 1, 1))


def test_the_nearest_place_is_near() -> None:
    found = nearest_place(SHIPPED, -33.8177, 151.0056)
    assert found
    assert found.name == "Parramatta Station"
    assert nearest_place(SHIPPED, 51.5, 0.0) is None
    assert nearest_place((), 0, 0) is None


@dataclass
class Asked:
    """What a Nominatim of the test's own was asked, and what it answers."""

    domain: str = ""
    addresses: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    clock: Callable[[], float] = float
    at_s: list[float] = field(default_factory=list)
    status: int = 200
    body: str = json.dumps([{"lat": "-33.81", "lon": "151.0", "display_name": "Somewhere"}])


@pytest.fixture
def nominatim() -> Iterator[Asked]:
    asked = Asked()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.addresses += parse_qs(urlparse(self.path).query)["q"]
            asked.agents.append(self.headers["User-Agent"])
            asked.at_s.append(asked.clock())
            self.send_response(asked.status)
            self.end_headers()
            self.wfile.write(asked.body.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        asked.domain = f"127.0.0.1:{server.server_address[1]}"
        yield asked
        server.shutdown()
        thread.join()


def geocoder(asked: Asked, seconds_between: float = 0.0) -> Geocoder:
    return Geocoder(asked.domain, "http", seconds_between)


def test_an_address_is_asked_once_under_our_own_name(nominatim: Asked) -> None:
    finder = geocoder(nominatim)
    expected = Place("1 Church St, Parramatta", -33.81, 151.0, "address")
    assert finder.find("1 Church St,  Parramatta") == expected
    assert finder.find("1 CHURCH st, Parramatta") == expected
    assert nominatim.addresses == ["1 Church St, Parramatta"]
    assert nominatim.agents == [USER_AGENT]


def test_addresses_go_out_one_at_a_time_with_a_pause_whoever_asks(
    nominatim: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = [0.0]
    monkeypatch.setattr(RateLimiter, "_clock", lambda _: now_s[0])
    monkeypatch.setattr(
        RateLimiter, "_sleep", lambda _, wait_s: now_s.__setitem__(0, now_s[0] + wait_s)
    )
    nominatim.clock = lambda: now_s[0]
    finder = geocoder(nominatim, 5.0)
    threads = [threading.Thread(target=finder.find, args=(f"Street {i}",)) for i in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert nominatim.at_s == [0.0, 5.0, 10.0]
    assert SECONDS_BETWEEN >= 1


@pytest.mark.filterwarnings("ignore:Latitude normalization:UserWarning")
@pytest.mark.parametrize(
    ("status", "body", "trouble"),
    [
        (200, "[]", Trouble.NOTHING),
        (429, "", Trouble.BUSY),
        (500, "", Trouble.OFFLINE),
        (200, "<html>", Trouble.OFFLINE),
        (200, "[{}]", Trouble.OFFLINE),
        (200, '[{"lat": "900", "lon": "0", "display_name": "x"}]', Trouble.OFFLINE),
        (200, '[{"lat": "x", "lon": "0", "display_name": "x"}]', Trouble.OFFLINE),
        (200, "7", Trouble.OFFLINE),
    ],
)
def test_every_bad_answer_is_a_trouble_of_ours(
    nominatim: Asked, status: int, body: str, trouble: Trouble
) -> None:
    nominatim.status, nominatim.body = status, body
    with pytest.raises(AddressError) as caught:
        geocoder(nominatim).find("Anywhere")
    assert caught.value.trouble is trouble


def test_a_trouble_is_not_remembered(nominatim: Asked) -> None:
    nominatim.status = 500
    finder = geocoder(nominatim)
    with pytest.raises(AddressError):
        finder.find("Anywhere")
    nominatim.status = 200
    assert finder.find("Anywhere").name == "Anywhere"


def test_no_server_is_told_as_no_network() -> None:
    with pytest.raises(AddressError) as caught:
        Geocoder("127.0.0.1:9", "http", 0.0).find("Anywhere")
    assert caught.value.trouble is Trouble.OFFLINE


@pytest.mark.parametrize("address", ["", "   ", "\x00\u202e"])
def test_an_empty_address_is_not_asked(nominatim: Asked, address: str) -> None:
    with pytest.raises(AddressError):
        geocoder(nominatim).find(address)
    assert nominatim.addresses == []
