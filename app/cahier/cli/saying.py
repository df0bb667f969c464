"""What the command line prints: answers on standard output, everything else on standard error."""

import json
import sys
import unicodedata
from typing import Any

from cahier.domain.errors import CahierError

_STEERING = ("Cc", "Cf", "Cs")


def _shown(line: str) -> str:
    """Return the line without anything that could steer a terminal or turn the order of its letters."""
    return "".join(
        char if char in "\n\t" or unicodedata.category(char) not in _STEERING else "\ufffd" for char in line
    )


class Voice:
    """Prints the answer of one call, as words or as one JSON document."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def answer(self, document: Any, *lines: str) -> None:
        """Print the document with `--json`, the lines without."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            for line in lines:
                print(_shown(line))

    def answer_text(self, document: Any, text: str) -> None:
        """Print the document with `--json`, the text as it is without: it may go on into a file."""
        print(json.dumps(document, ensure_ascii=False, indent=2) if self.as_json else text)

    def tell(self, sentence: str) -> None:
        """Say something beside the answer."""
        print(_shown(sentence), file=sys.stderr)

    def progress(self, what: object) -> None:
        """Show progress where somebody looks."""
        if sys.stderr.isatty():
            print(f"  {what}", file=sys.stderr)

    def refuse(self, error: CahierError) -> int:
        """Say why not, and return the exit code."""
        self.tell(error.sentence)
        if self.as_json:
            print(json.dumps({"error": error.sentence, "exit_code": int(error.exit_code)}, ensure_ascii=False))
        return int(error.exit_code)
