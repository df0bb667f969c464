"""What can be wrong with a document, each with its sentence."""

from collections.abc import Sequence

from cahier.domain.errors import CahierError

_AFTERWARDS = "Nothing was imported. Correct the file and import it again."


class DocumentRefused(CahierError):
    """A document is not taken; the class carries the sentence."""

    words = ""

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.words)


class DocumentTooLarge(DocumentRefused):
    """More bytes, or more things, than any real document holds."""

    words = (
        "This file is too large to be a document of records. Nothing was imported. Split it into smaller files."
    )


class NotText(DocumentRefused):
    """The bytes are not UTF-8."""

    words = "This file is not text in UTF-8. Nothing was imported. Save it again as UTF-8 and import it again."


class NotJson(DocumentRefused):
    """The text is not JSON, or not the strict JSON that is read here."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This file is not a JSON document: {why}. {_AFTERWARDS}")


class NotRecords(DocumentRefused):
    """JSON, but not a document of records."""

    words = (
        "This file is not a document of records: it should begin with its schema, cahier-records/1, and a list of cases. "
        "Nothing was imported. Choose a file that Cahier exported."
    )


class NewerDocument(DocumentRefused):
    """A newer version wrote this document."""

    words = "A newer version of Cahier wrote this document. Nothing was imported. Import it with that version."


class RowsRefused(DocumentRefused):
    """Rows are wrong; `rows` has a line for each, as many as were looked for."""

    def __init__(self, rows: Sequence[str], more: bool = False) -> None:
        self.rows = tuple(rows)
        unsaid = ("There may be more.",) if more else ()
        super().__init__("\n".join((*self.rows, *unsaid, _AFTERWARDS)))


class RowRefused(CahierError):
    """One row is wrong; the reader gathers these into RowsRefused."""


class CannotBeWritten(CahierError):
    """A case holds something that no document can say."""

    def __init__(self, row: str, why: str) -> None:
        super().__init__(f"{row}: {why}. Nothing was written. Correct the record and export again.")
