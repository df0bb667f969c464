"""What the command line prints: answers on standard output, everything else on standard error."""

import json
import sys
from typing import Any

from cahier.domain.errors import CahierError


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
                print(line)

    def tell(self, sentence: str) -> None:
        """Say something beside the answer."""
        print(sentence, file=sys.stderr)

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
