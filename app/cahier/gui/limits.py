"""What this program cannot promise, in words that a frightened person understands.

Each is shown in the window at the moment it matters, not in a manual alone (`test_gui_limits.py` has them).
"""

from PySide6.QtCore import QCoreApplication

from cahier.gui.translation import QT_TRANSLATE_NOOP

LIMITS = {
    "weak": QT_TRANSLATE_NOOP(
        "Limits", "Anyone who copies this file can guess for years. Use at least six random words."
    ),
    "no_reset": QT_TRANSLATE_NOOP("Limits", "Nobody can reset it. Not even us."),
    "infected": QT_TRANSLATE_NOOP("Limits", "If the computer is infected, nothing on it is private."),
    "read_aloud": QT_TRANSLATE_NOOP(
        "Limits", "What a screen reader is given to read, other programs of this computer can read as well."
    ),
    "synced": QT_TRANSLATE_NOOP(
        "Limits",
        "{program} copies this folder to the internet. It can spoil a notebook that is open, and whoever gets at "
        "that copy can guess for years. Keep the notebook in a folder that stays on this computer.",
    ),
    "locked": QT_TRANSLATE_NOOP("Limits", "Locked is good. Switched off is better."),
    "out_of_hands": QT_TRANSLATE_NOOP(
        "Limits", "If the computer was out of your hands, do not unlock it. Ask headquarters."
    ),
    "open": QT_TRANSLATE_NOOP("Limits", "While it is open, whoever holds the computer can read everything."),
    "carried": QT_TRANSLATE_NOOP(
        "Limits", "This program does not hide that you use it. What you must not show, do not carry."
    ),
    "recognised": QT_TRANSLATE_NOOP(
        "Limits",
        "The notebook can be recognised as encrypted, which may be against the law where you travel. Ask before "
        "you go.",
    ),
    "from_outside": QT_TRANSLATE_NOOP(
        "Limits", "Without opening it, anybody can see how large the notebook is, and when it was last used."
    ),
    "program": QT_TRANSLATE_NOOP(
        "Limits", "Check the fingerprint of this program on another device. The program cannot check itself."
    ),
    "only_cure": QT_TRANSLATE_NOOP("Limits", "A second copy on another stick is the only cure for a broken disk."),
    "pulled": QT_TRANSLATE_NOOP(
        "Limits", "A stick that is pulled out while something is written to it may lose what was on it."
    ),
    "original": QT_TRANSLATE_NOOP("Limits", "Opening the original can infect this computer. Use Dangerzone."),
    "not_unmade": QT_TRANSLATE_NOOP("Limits", "What has left cannot be un-made."),
    "small_details": QT_TRANSLATE_NOOP(
        "Limits", "Small details together can still point to one person. Have a second person read it."
    ),
    "stays": QT_TRANSLATE_NOOP("Limits", "Exports and files you opened elsewhere stay there even after deleting."),
    "removed": QT_TRANSLATE_NOOP(
        "Limits", "Copies made before still hold what is removed, and the disk itself may."
    ),
    "pieces": QT_TRANSLATE_NOOP(
        "Limits", "Whoever has the passphrase may still find pieces of what is only removed."
    ),
    "copies_hold": QT_TRANSLATE_NOOP(
        "Limits", "Second copies made before still hold it, and open with the passphrase they had."
    ),
    "worn": QT_TRANSLATE_NOOP(
        "Limits", "On a stick or a flash disk, worn places may keep old pieces that no program can reach."
    ),
    "traces": QT_TRANSLATE_NOOP("Limits", "This program stays, and so may traces of its use."),
    "search_begun": QT_TRANSLATE_NOOP(
        "Limits",
        "Do not begin this once a search has begun: in many countries that is a crime, and it may anger those who "
        "hold you.",
    ),
}


def limit(name: str, **about: str) -> str:
    """Return a limit as it is said."""
    return QCoreApplication.translate("Limits", LIMITS[name]).format(**about)
