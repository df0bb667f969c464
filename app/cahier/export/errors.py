"""What can go wrong between a brief and its file, each with its own sentence."""

from cahier.domain.errors import CahierError, ExitCode


class ExportError(CahierError):
    """A fault of an export; the class carries the sentence."""

    words = ""

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.words)


class UnknownFormat(ExportError):
    """No writer has this name."""

    exit_code = ExitCode.USAGE

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__(
            f"Cahier does not write this format. Nothing was written. Choose one of: {', '.join(known)}."
        )


class LettersWithoutFont(ExportError):
    """The text has letters that no font of ours draws."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        named = ", ".join(f"U+{ord(letter):04X}" for letter in letters)
        super().__init__(
            f"The fonts for PDF files lack these letters: {named}. "
            "Nothing was written. Take the letters out, or choose another format."
        )


class AlreadyThere(ExportError):
    """A file of the same name exists in the folder."""

    words = "A file with this name is already in the folder. It was not touched. Choose another folder."


class CannotWrite(ExportError):
    """The folder does not take files, or is full."""

    words = (
        "The files could not be written here: the folder is missing, full or read-only. "
        "Nothing was left behind. Choose another folder, or free some space."
    )


class UnknownFile(ExportError):
    """The file is of a kind that cannot be read back."""

    words = (
        "Cahier cannot read this kind of file back, so it cannot say that it is safe. "
        "The file was not changed. Check a PDF, DOCX, HTML, Markdown or text file."
    )


class UnreadableFile(ExportError):
    """The file is damaged, locked or not what its name says."""

    exit_code = ExitCode.DAMAGED
    words = (
        "This file is damaged, locked, or not what its name says, so it could not be checked. "
        "It was not changed. Do not send it; make the release again."
    )


class TooMuchToRead(ExportError):
    """The file unpacks to more than any brief holds."""

    exit_code = ExitCode.DAMAGED
    words = (
        "This file holds far more than any brief does, so it was not read to its end. "
        "It was not changed. Do not send it; make the release again."
    )
