"""Letters that ask for a brief to be given up: by number, day and recipient, and searched for leaks first."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cahier import resources
from cahier.domain.recall import Recall
from cahier.export.errors import CannotWrite
from cahier.export.write_files import write_beside_and_rename
from cahier.redaction.leaks import Leak, Withheld, find_leaks
from cahier.workflows.errors import LeakFound

_ORDER = ("opening", "subject", "what", "ask", "published", "answer")
_USUAL = "en"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, and the recall it belongs to."""

    recall: Recall
    language: str
    text: str


def letter_of(recall: Recall, withheld: Withheld) -> Letter:
    """Write the letter in the language of the brief, or in English; raises LeakFound before anybody sees it.

    Searched is what comes from the notebook: the words around it are ours, and may be somebody's name by chance. A
    recipient who is somebody of the notebook is not named: the letter has to be written all the same.
    """
    every = resources.data("recall_letters.json")["languages"]
    language = recall.language if recall.language in every else _USUAL
    words = every[language]
    if leaks := _leaks(withheld, recall.number, recall.released_on):
        raise LeakFound(tuple(leak.sentence for leak in leaks))
    known = bool(recall.recipient) and not _leaks(withheld, recall.recipient)
    slots = {
        "number": recall.number,
        "day": recall.released_on,
        "recipient": recall.recipient if known else words["unknown"],
    }
    text = "\n\n".join(words[part].format(**slots) for part in _ORDER) + "\n"
    return Letter(recall, language, text)


def _leaks(withheld: Withheld, *slots: str) -> tuple[Leak, ...]:
    return find_leaks([("letter", slot) for slot in slots], withheld)


def written(letters: Sequence[Letter], folder: Path) -> tuple[Path, ...]:
    """Write each letter to a file of its own, named by the number of the brief; raises CannotWrite."""
    contents = {f"recall-{each.recall.number.split(',')[0]}.txt": each.text.encode() for each in letters}
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite from error
    write_beside_and_rename(folder, contents)
    return tuple(folder / name for name in contents)
