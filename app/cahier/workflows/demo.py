"""The whole main job on the invented cases: a throw-away notebook, recorded, compiled, checked."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cahier import resources
from cahier.export.formats import FORMATS
from cahier.workflows import compile_release, import_records, list_cases, open_notebook
from cahier.workflows.compile_release import Order, Outcome

PASSPHRASE = "paper boat under seven yellow lamps"  # noqa: S105 - of a throw-away notebook of invented cases
PROFILE = "ep_brief"
RECIPIENT = "European Parliament, subcommittee on human rights"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Where everything is, and what became of each case."""

    notebook: Path
    recovery_key: str
    briefs: Path
    outcomes: tuple[Outcome, ...]


def demonstrate(folder: Path | None, report: Callable[[object], None] = lambda _progress: None) -> Demonstration:
    """Do the main job in `folder`, or in a new temporary one."""
    place = Path(tempfile.mkdtemp(prefix="cahier-demo-")) if folder is None else folder
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    notebook, briefs = place / "notebook", place / "briefs"
    report("making a notebook")
    workspace, recovery_key = open_notebook.create(notebook, PASSPHRASE)
    with workspace:
        workspace.vault.leave_no_note()
        report("recording the invented cases")
        import_records.import_files(workspace, sorted(resources.path("demo").glob("*.json")))
        codes = sorted((line.code, line.case_id) for line in list_cases.cases(workspace))
        order = Order(PROFILE, RECIPIENT, FORMATS)
        outcomes = compile_release.release(workspace, [case_id for _, case_id in codes], order, briefs, report)
    return Demonstration(notebook, recovery_key, briefs, outcomes)
