"""What the process does before it shows anything, so that it leaves no traces behind.

No core dumps and no debugger of the same user (Linux), no settings file, no native file dialog with its list of
recent folders. `CAHIER_ALLOW_TRACING=1` leaves the debugger in, for tests that look into the memory.
"""

import ctypes
import os
import sys

from PySide6.QtCore import QCoreApplication, QSettings, Qt

_PR_SET_DUMPABLE = 4
_NOWHERE = "/dev/null/none"


def refuse_dumps() -> None:
    """Let no crash write the memory to a disk, and nobody of this user read it."""
    if os.environ.get("CAHIER_ALLOW_TRACING") == "1" or not sys.platform.startswith("linux"):
        return
    import resource  # Unix only

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def leave_no_settings() -> None:
    """Give Qt no place to remember folders in; before the first file dialog."""
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(kind, scope, _NOWHERE)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
