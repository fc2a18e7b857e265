"""A PostgreSQL server of the tests' own, in a folder of its own, gone when they end."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Debian keeps the server's programs out of the path, a folder for each version.
PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
# The server refuses to run as root.
ACCOUNT = "postgres"


def programs() -> Path | None:
    """Return the folder of initdb and pg_ctl, None where there is none."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else PLACES
    return next((each for each in folders if (each / "pg_ctl").exists()), None)


@contextmanager
def running_postgres(programs: Path) -> Iterator[str]:
    """Start a new server and give the URL of its empty database.

    Answers only on this machine; nothing that is written needs to outlast it, so it is not synced.
    """
    with tempfile.TemporaryDirectory(prefix="loopwell-pg-") as name:
        folder = Path(name)
        as_account: list[str] = []
        if os.geteuid() == 0:
            shutil.chown(folder, ACCOUNT)
            as_account = ["runuser", "-u", ACCOUNT, "--"]
        data = str(folder / "data")

        def run(program: str, *options: str) -> None:
            command = [*as_account, str(programs / program), "-D", data, *options]
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)

        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        run("initdb", "-U", "loopwell", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        server = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -F"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", server, "start")
        try:
            yield f"postgresql+psycopg://loopwell@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
