"""A brief gives the same bytes whoever makes it, wherever, whenever: nothing of the machine can be in them."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_briefs import whole_brief

from cahier.export import formats, preview

ROOT = Path(__file__).parents[2]
SCRIPT = """
import hashlib, json, time
from sample_briefs import whole_brief
from cahier.export import formats
kinds = {kind: hashlib.sha256(formats.render(whole_brief(), kind)).hexdigest() for kind in formats.FORMATS}
print(json.dumps(kinds), time.tzname[0])
"""


def digests() -> dict[str, str]:
    return {kind: hashlib.sha256(formats.render(whole_brief(), kind)).hexdigest() for kind in formats.FORMATS}


def digests_elsewhere(folder: Path, **environment: str) -> tuple[dict[str, str], str]:
    path = os.pathsep.join([str(ROOT / "app"), str(Path(__file__).parent)])
    whole = {"PATH": os.environ["PATH"], "PYTHONPATH": path, "HOME": str(folder), **environment}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=whole, cwd=folder, check=True, capture_output=True, text=True
    )
    found, _, zone = done.stdout.rpartition(" ")
    return json.loads(found), zone.strip()


def test_twice_in_one_process() -> None:
    assert digests() == digests()


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Tehran", "LC_ALL": "C.UTF-8", "USER": "leyla", "LOGNAME": "leyla", "PYTHONHASHSEED": "1"},
        {
            "TZ": "America/New_York",
            "LC_ALL": "POSIX",
            "USER": "root",
            "PYTHONHASHSEED": "2",
            "SOURCE_DATE_EPOCH": "99",
        },
    ],
    ids=["tehran", "new_york"],
)
def test_in_another_process_of_another_user_and_time_zone(tmp_path: Path, environment: dict[str, str]) -> None:
    found, zone = digests_elsewhere(tmp_path, **environment)
    assert found == digests()
    assert zone not in {"", "UTC"}  # the zone did take hold
    assert not list(tmp_path.iterdir())


def test_the_preview_is_the_same_each_time_and_has_each_page() -> None:
    pages = preview.pages(whole_brief(), 60)
    assert pages == preview.pages(whole_brief(), 60)
    assert len(pages) == 1
    assert pages[0].startswith(b"\x89PNG")


def test_no_library_of_a_format_is_loaded_before_it_is_used() -> None:
    script = (
        "import sys\n"
        "from cahier.export import formats, preview, read_back, write_files\n"
        "print([name for name in ('typst', 'docx', 'pikepdf', 'pypdfium2', 'lxml') if name in sys.modules])\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "app")}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
