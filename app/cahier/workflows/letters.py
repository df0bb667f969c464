"""Letters that ask for a brief to be given up: by number, day and recipient, and searched for leaks first."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cahier import resources
from cahier.domain.recall import Recall
from cahier.export.errors import CannotWrite
from cahier.export.write_files import write_beside_and_rename
from cahier.redaction.leaks import Withheld, find_leaks
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
    """Write the letter in the language of the brief, or in English; raises LeakFound before anybody sees it."""
    every = resources.data("recall_letters.json")["languages"]
    language = recall.language if recall.language in every else _USUAL
    words = every[language]
    slots = {
        "number": recall.number,
        "day": recall.released_on,
        "recipient": recall.recipient or words["unknown"],
    }
    text = "\n\n".join(words[part].format(**slots) for part in _ORDER) + "\n"
    leaks = find_leaks([("letter", text)], withheld)
    if leaks:
        raise LeakFound(tuple(leak.sentence for leak in leaks))
    return Letter(recall, language, text)


def written(letters: Sequence[Letter], folder: Path) -> tuple[Path, ...]:
    """Write each letter to a file of its own, named by the number of the brief; raises CannotWrite."""
    contents = {f"recall-{each.recall.number.split(',')[0]}.txt": each.text.encode() for each in letters}
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite from error
    write_beside_and_rename(folder, contents)
    return tuple(folder / name for name in contents)
