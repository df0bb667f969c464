"""Where the researcher was, so that unlocking returns to the very sentence. Kept in the vault, like all else."""

import json

from cahier.workflows.workspace import Workspace

_KEY = "last_place"


def remember(workspace: Workspace, place: dict[str, str]) -> None:
    """Keep the place (screen, ids, cursor: whatever the window needs)."""
    if workspace.vault.read_only:
        return
    text = json.dumps(place, ensure_ascii=False, sort_keys=True)
    if workspace.vault.settings().get(_KEY) != text:
        workspace.vault.write(lambda writer: writer.put_setting(_KEY, text))


def last_place(workspace: Workspace) -> dict[str, str]:
    """Return the place that was kept; empty when there is none."""
    return dict(json.loads(workspace.vault.settings().get(_KEY, "{}")))
