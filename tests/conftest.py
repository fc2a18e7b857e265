"""What the browser tests share: a running app, Chromium, and a page that forgives nothing."""

import itertools
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import BrowserContext, Page, Request, WebSocket, expect
from postgres import programs, running_postgres
from streamlit.components.v2 import manifest_scanner

import routes.library
import routes.rows
from routes.read import Reading, read_file

# A busy machine is slow now and then, which says nothing of the code: figures live in bench/.
settings.register_profile(
    "patient", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")

PROJECT = Path(__file__).parent.parent
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")

# How long anything is waited for. Several browsers may share few processors: what comes at all is
# there far sooner, and what never comes still fails.
PATIENCE_S = 60.0
expect.set_options(timeout=PATIENCE_S * 1000)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip browser tests loudly where there is no browser; in CI that is a failure."""
    if item.get_closest_marker("browser") is None or CHROMIUM:
        return
    reason = "no Chromium found: install it, or name one in the environment variable CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def numbered_places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield folder after folder: pytest looks through all that are there for the next number."""
    root = tmp_path_factory.mktemp("places")
    return (root / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def own_places(numbered_places: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests' indexes and kept routes out of the user's own; start in the project's."""
    here = next(numbered_places)
    for folder in ("caches", "data", "library"):
        (here / folder).mkdir(parents=True)
    monkeypatch.chdir(PROJECT)
    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "caches"))
    monkeypatch.setenv("XDG_DATA_HOME", str(here / "data"))
    monkeypatch.setenv("LOOPWELL_LIBRARY", str(here / "library" / "routes"))
    monkeypatch.delenv("LOOPWELL_DATABASE", raising=False)
    # Streamlit's own test runner turns no page that is still reading, as a browser does.
    monkeypatch.setattr(routes.library, "PATIENCE_S", PATIENCE_S)


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Iterator[None]:
    """Remember which components are installed: Streamlit's runner looks anew for each page."""
    with pytest.MonkeyPatch.context() as patch:
        once = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Give the URL of a PostgreSQL server; skip loudly without one, and fail in CI."""
    found = programs()
    if found is None:
        reason = "no PostgreSQL found: install the package postgresql"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with running_postgres(found) as url:
        yield url


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read, as it happens."""
    names: list[str] = []

    def counted(data: bytes, name: str) -> Reading:
        names.append(name)
        return read_file(data, name)

    monkeypatch.setattr(routes.rows, "read_file", counted)
    return names


def free_port() -> int:
    """Return a port that nothing listens on, and that no connection may take by chance.

    Systems give outgoing connections ports from 32,768 on, and a browser beside this opens many
    while a server is still on its way.
    """
    while True:
        port = secrets.choice(range(20_000, 32_000))
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@contextmanager
def running_app(
    log: Path,
    routes: Path | None = None,
    script: Path = PROJECT / "app.py",
    port: int | None = None,
) -> Iterator[str]:
    """Start the app as the README does, on a free port if none is said, and give its address."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    options = [f"--server.port={port}", "--server.headless=true"]
    environment = os.environ | {
        "XDG_CACHE_HOME": str(log.parent / "caches"),
        "LOOPWELL_LIBRARY": str(log.parent / "library"),
        "XDG_DATA_HOME": str(log.parent / "data"),
    }
    if routes:
        environment["LOOPWELL_ROUTES"] = str(routes)
    with log.open("w") as out:
        server = subprocess.Popen(
            command + options, cwd=PROJECT, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health", server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_until_healthy(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Return when the server answers; show its log when it does not."""
    deadline = time.monotonic() + PATIENCE_S
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=1) as answer:  # noqa: S310 - our own server
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(log.read_text())


@pytest.fixture(scope="session")
def live_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder in which the live app keeps what is its runners'."""
    return tmp_path_factory.mktemp("app")


@pytest.fixture(scope="session")
def live_app(live_folder: Path) -> Iterator[str]:
    """Give the address of the app on the shipped routes; to start one for each test takes long."""
    with running_app(live_folder / "server.log") as url:
        yield url


@pytest.fixture
def library(live_folder: Path) -> Iterator[Path]:
    """Give the folder of the live app's own routes: as on the first day, before and after."""
    folder = live_folder / "library"
    assert not folder.exists()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def app(live_app: str, library: Path) -> str:  # noqa: ARG001 - emptied when the test is over
    """Give the address of the app on the shipped routes, with no route of one's own yet."""
    return live_app


@pytest.fixture
def app_of(tmp_path: Path) -> Iterator[Callable[[Path], str]]:
    """Start the app on a folder of the test's own."""
    with_exit: list[object] = []

    def start(routes: Path) -> str:
        app = running_app(tmp_path / "server.log", routes)
        url = app.__enter__()
        with_exit.append(app)
        return url

    yield start
    for app in with_exit:
        app.__exit__(None, None, None)  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Use the system's Chromium and keep it from calling home."""
    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": flags}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """Ask for no motion: drawing it takes time, and a map in flight has no place to click."""
    return {**browser_context_args, "reduced_motion": "reduce"}


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """Wait as long for what is pressed, opened or downloaded as for what is seen."""
    context.set_default_timeout(PATIENCE_S * 1000)
    return context


@pytest.fixture
def faults(page: Page) -> Iterator[list[str]]:
    """Fail the test on a script error, a failed or refused request, or one that leaves here.

    A test that expects one of them takes it out of the list.
    """
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(f"script error: {error}"))
    page.on("requestfailed", lambda request: found.extend(failed(request)))
    page.on("request", lambda request: found.extend(leaving(request.url)))
    page.on("response", lambda answer: found.extend(refused(answer.status, answer.url)))
    page.on("dialog", lambda dialog: (found.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield found
    assert not found, "\n".join(found)


def failed(request: Request) -> list[str]:
    """Name a request that got no answer; one that ended because its page was left is no fault."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}"]


def leaving(url: str) -> list[str]:
    """Name a request that does not go to this machine."""
    here = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
    return [] if url.startswith(here) else [f"external: {url}"]


def refused(status: int, url: str) -> list[str]:
    """Name an answer that is an error.

    Streamlit looks for its own base below a deep link first; those two answers are its way.
    """
    return [f"{status}: {url}"] if status >= 400 and "/_stcore/" not in url else []


@pytest.fixture
def asked(page: Page) -> list[str | bytes]:
    """Return what the page says to the server, as it happens.

    What the server says may still be on its way when all of it is seen.
    """
    said: list[str | bytes] = []

    def note(frame: str | bytes) -> None:
        said.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    return said


def frames_of(page: Page) -> list[str | bytes]:
    """Return what page and server say to each other from now on, as it happens."""
    said: list[str | bytes] = []

    def note(frame: str | bytes) -> None:
        said.append(frame)

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", note)
        socket.on("framereceived", note)

    page.on("websocket", watch)
    return said
