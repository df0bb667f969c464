"""What the process does before it shows anything, so that Qt leaves no traces behind.

No settings file, no native file dialog with its list of recent folders. Dumps are `cahier.dumps`.
"""

from PySide6.QtCore import QCoreApplication, QSettings, Qt

_NOWHERE = "/dev/null/none"


def leave_no_settings() -> None:
    """Give Qt no place to remember folders in; before the first file dialog."""
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(kind, scope, _NOWHERE)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
