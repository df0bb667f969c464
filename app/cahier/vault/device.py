"""Where this computer keeps what it must remember outside of any vault."""

import os
import sys
from pathlib import Path


def folder() -> Path:
    """Return the user's folder for data of programs, with ours in it; it may not exist yet."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Cahier"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Cahier"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "cahier"
