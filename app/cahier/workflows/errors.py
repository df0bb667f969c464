"""What can go wrong between the parts, each with its sentence."""

from collections.abc import Sequence

from cahier.domain.errors import CahierError, ExitCode


class FileNotRead(CahierError):
    """A file named by the user cannot be read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The file {name[:80]!r} cannot be read. Nothing was changed. Check its name and its rights."
        )


class FileTooLarge(CahierError):
    """A file is larger than any that was meant."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The file {name[:80]!r} is too large to be read. Nothing was changed. Split it into smaller files."
        )


class CameBack(CahierError):
    """A document holds words or files that were destroyed in this notebook."""

    def __init__(self, told: Sequence[tuple[str, str]]) -> None:
        self.told = tuple(told)
        shown = ", ".join(f"{code} (on {day})" for code, day in self.told[:5])
        more = f" and {len(self.told) - 5} more" if len(self.told) > 5 else ""
        super().__init__(
            f"Something in these files was destroyed for ever in this notebook: {shown}{more}. Nothing was recorded. "
            "Take it out of the files, or import them with --even-destroyed if it is to come back."
        )


class LeakFound(CahierError):
    """A finished file holds something that must not leave. `places` name layers of the file, never the value."""

    exit_code = ExitCode.LEAK

    def __init__(self, places: tuple[str, ...]) -> None:
        self.places = places
        shown = "; ".join(place.rstrip(".") for place in places[:5])
        more = f"; and {len(places) - 5} more" if len(places) > 5 else ""
        super().__init__(
            f"A value that must not leave was found in the finished brief ({shown}{more}). "
            "Nothing was written. Review the case and hide it, or report this to the maintainers."
        )


class DecisionsNotUnderstood(CahierError):
    """The file of decisions is not what was expected."""

    def __init__(self, where: str) -> None:
        super().__init__(f"The decisions were not understood ({where}). Nothing was written. Correct the file.")
