"""What the researcher prefers (when it locks, how it looks); kept in the vault, so that a laptop tells nothing."""

import json

from cahier.workflows.workspace import Workspace

_KEY = "preferences"


def preferences(workspace: Workspace) -> dict[str, str]:
    """Return what was preferred; what is not in it was never asked."""
    return dict(json.loads(workspace.vault.settings().get(_KEY, "{}")))


def prefer(workspace: Workspace, name: str, value: str) -> dict[str, str]:
    """Keep one preference; answer with all."""
    kept = {**preferences(workspace), name: value}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    workspace.vault.write(lambda writer: writer.put_setting(_KEY, text))
    return kept
