"""The lists of requirements are whole: pip has nothing to choose, and a new release elsewhere changes nothing."""

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PACKAGING = Path(__file__).parents[1] / "packaging"
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)(?: ; (.*?))? \\$", re.MULTILINE)


def absent(listed: dict[str, str]) -> list[str]:
    """Return each dependency of what is listed that is not listed itself, or in another version than it may be."""
    found = []
    for name in listed:
        for line in distribution(name).requires or []:
            wanted = Requirement(line)
            if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
                continue
            version = listed.get(canonicalize_name(wanted.name))
            if version is None or not wanted.specifier.contains(version) or wanted.extras:
                found.append(f"{name}: {line}")
    return found


def listed(lock: str) -> dict[str, str]:
    """Return what a list pins for this machine, by name."""
    text = (PACKAGING / lock).read_text()
    there = {
        canonicalize_name(name): version for name, version, marker in PINNED.findall(text) if "win32" not in marker
    }
    assert len(there) > 20
    return there


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_list_names_whatever_its_packages_need(lock: str) -> None:
    assert absent(listed(lock)) == []


def test_what_a_list_lacks_is_seen() -> None:
    without = listed("requirements-dev.lock")
    del without["cffi"]
    assert [line.split(":")[0] for line in absent(without)] == ["cryptography", "miniaudio"]


def test_whatever_the_project_names_is_listed_in_a_version_it_may_have() -> None:
    named = tomllib.loads((PACKAGING.parent / "pyproject.toml").read_text())["project"]["dependencies"]
    there, wanted = listed("requirements.lock"), [Requirement(line) for line in named]
    assert len(wanted) > 10
    assert [str(each) for each in wanted if not lies_in(there, each)] == []


def lies_in(there: dict[str, str], wanted: Requirement) -> bool:
    version = there.get(canonicalize_name(wanted.name))
    return version is not None and wanted.specifier.contains(version)


def test_nothing_is_listed_twice_in_two_versions() -> None:
    run, test = listed("requirements.lock"), listed("requirements-dev.lock")
    assert {name: version for name, version in run.items() if test.get(name) != version} == {}
