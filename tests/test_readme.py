"""The README's commands, code and table stay true."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from builders import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_python_in_the_readme_runs() -> None:
    (code,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "line", [line for block in blocks("sh") for line in block.splitlines() if "python -m" in line]
)
def test_commands_in_the_readme_run(line: str, tmp_path: Path) -> None:
    words = [sys.executable, *shlex.split(line)[1:]]
    # Some write a file, which is not to lie in the project afterwards.
    (tmp_path / "data").symlink_to(PROJECT / "data")
    done = subprocess.run(
        words,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("{")


@pytest.mark.parametrize("target", re.findall(r"`?make (\w+)", README))
def test_make_knows_the_commands_of_the_readme(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_the_first_two_commands_are_run_and_test() -> None:
    assert [block.strip() for block in blocks("sh")][:2] == ["make run", "make test"]


def test_tests_of_the_browser_lie_where_make_looks_for_them() -> None:
    for file in (PROJECT / "tests").glob("test_*.py"):
        text = file.read_text(encoding="utf-8")
        is_browser = file.name.startswith("test_browser_")
        assert ("\npytestmark = pytest.mark.browser\n" in text) == is_browser
        assert is_browser or not re.search(r"^@pytest\.mark\.browser", text, re.MULTILINE)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "make test" in (PROJECT / ".ci" / "run").read_text().splitlines()


@pytest.mark.parametrize(
    "name", re.findall(r"^([a-z-]+)>=", (PROJECT / "requirements.txt").read_text(), re.MULTILINE)
)
def test_every_dependency_is_told_with_use_and_licence(name: str) -> None:
    assert re.search(rf"^\| {name} \| [^|]+ \| [^|]+ \|$", README, re.MULTILINE)


@pytest.mark.parametrize("path", re.findall(r"[`(]([\w./-]+\.(?:md|py|json|png|txt))[`)]", README))
def test_files_the_readme_names_are_there(path: str) -> None:
    assert (PROJECT / path).exists() or list((PROJECT / "data" / "routes").glob(path))


def test_attribution_and_honest_words_are_there() -> None:
    for words in ("© OpenStreetMap contributors", "Open Database License", "Not medical advice"):
        assert words in README
