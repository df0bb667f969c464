"""What can go wrong with the ways into a vault, each with its own sentence."""

from cahier.domain.errors import ExitCode
from cahier.vault.errors import VaultError


def typo(what: str, groups: tuple[int, ...]) -> str:
    """Return the sentence about a mistyped secret on paper: and which groups to look at, where known."""
    if not groups:
        return (
            f"A letter of {what} is wrong or missing. "
            "Nothing was changed. "
            "Compare it with the paper, group by group."
        )
    numbers = " or ".join(map(str, groups))
    return f"Group {numbers} of {what} is mistyped. Nothing was changed. Compare that group with the paper."


class KeyFileNeeded(VaultError):
    """The passphrase opens only together with the key file."""

    exit_code = ExitCode.WRONG_KEY
    words = (
        "This notebook opens with its passphrase and its key file together, and the key file was not given. "
        "Nothing was changed. "
        "Bring the stick with the key file, or use the recovery key."
    )


class WrongKeyFile(VaultError):
    """A whole key file, but not of this vault."""

    exit_code = ExitCode.WRONG_KEY
    words = "This key file does not open the notebook. Nothing was changed. Look for the file that belongs to it."


class NotAKeyFile(VaultError):
    """The file was never made as what it is given for."""

    exit_code = ExitCode.WRONG_KEY
    words = "This file is not a key that Cahier made. Nothing was changed. Choose the file that Cahier wrote."


class KeyFileDamaged(VaultError):
    """The file is of ours, but a letter in it is wrong."""

    exit_code = ExitCode.DAMAGED
    words = "This key file is damaged. Nothing was changed. Use another copy of it, or the recovery key."


class ShareTypo(VaultError):
    """A letter of a share is wrong; the sentence says of which."""

    exit_code = ExitCode.WRONG_KEY
    words = (
        "A letter of a share is wrong or missing. Nothing was changed. Compare it with the paper, group by group."
    )


class ShareOfAnother(VaultError):
    """A share of another vault, or of a set that was replaced."""

    exit_code = ExitCode.WRONG_KEY
    words = (
        "One of these shares belongs to another notebook, or to shares that were replaced. "
        "Nothing was changed. Ask its holder for the sheet of this notebook."
    )

    def __init__(self, number: int | None = None) -> None:
        super().__init__(
            self.words.replace("One of these shares", f"Share {number} of those given") if number else None
        )


class SharesMissing(VaultError):
    """Too few different shares."""

    exit_code = ExitCode.WRONG_KEY
    words = "More shares are needed, each with another number. Nothing was changed. Ask another holder."

    def __init__(self, missing: int | None = None) -> None:
        more = "1 more share is" if missing == 1 else f"{missing} more shares are"
        super().__init__(self.words.replace("More shares are", more) if missing else None)


class SharesWrong(VaultError):
    """Whole shares of the right set that do not open: one was made up."""

    exit_code = ExitCode.WRONG_KEY
    words = "These shares do not open the notebook together. Nothing was changed. Try with other holders' shares."


class WrongHeadquartersKey(VaultError):
    """The private key, or its passphrase, is another one."""

    exit_code = ExitCode.WRONG_KEY
    words = (
        "This key of headquarters does not open the notebook, or its passphrase is another one. "
        "Nothing was changed. "
        "Check Caps Lock, and that the notebook was given to this key."
    )


class NoRoomForKeys(VaultError):
    """The header holds no more slots."""

    words = (
        "There is no room for another way into this notebook. "
        "Nothing was changed. "
        "Remove one that is no longer used."
    )


class LastWayIn(VaultError):
    """The slot of the passphrase cannot go."""

    words = (
        "This is the passphrase, without which nobody could open the notebook every day. Nothing was changed. "
        "Change it instead of removing it."
    )


class NoSuchKey(VaultError):
    """No way in is called so."""

    words = "There is no way in with this number. Nothing was changed. List the keys to see what there is."


class NotKept(VaultError):
    """The secret on paper cannot be shown again."""

    words = (
        "This recovery key was made before it could be shown again, or there is none. Nothing was changed. "
        "Make a new recovery key; the old sheet then no longer opens."
    )


class OldKeyLeft(VaultError):
    """The change counts, but a copy of the header is still the old one."""

    words = (
        "The change is made, but one copy of the key file could not be renewed and still knows the old keys. "
        "No record was touched. Free some space and open the notebook once more."
    )


class KeysPutBack(VaultError):
    """The header on the disk is older than the one that is in force."""

    exit_code = ExitCode.DAMAGED
    words = (
        "The key file of this notebook is older than when the notebook was opened: somebody put an old vault.hdr "
        "back. Nothing was changed. Close the notebook, open it again and look at the ways in."
    )


class PassphraseNotAsked(VaultError):
    """The passphrase was given for keys that were changed since."""

    exit_code = ExitCode.WRONG_KEY
    words = (
        "The keys of this notebook were changed since you gave your passphrase. Nothing was changed now. "
        "Give it once more."
    )


class PassphraseTaken(VaultError):
    """Somebody opens the vault with this passphrase already."""

    words = (
        "This passphrase opens the notebook already. "
        "Nothing was changed. "
        "Let your colleague choose one that nobody else knows."
    )


class ColleagueAndKeyFile(VaultError):
    """Passphrases of colleagues would open what a key file was meant to guard."""

    words = (
        "This notebook cannot have both colleagues with a passphrase of their own and a key file that must be "
        "there. "
        "Nothing was changed. "
        "Take one of them away first."
    )


class TooSoon(VaultError):
    """Several wrong passphrases in a row; `seconds` until the next may be tried."""

    exit_code = ExitCode.WRONG_KEY
    words = (
        "The passphrase was wrong several times in a row, so the next try has to wait a little. "
        "Nothing was changed, and nothing is ever erased for it."
    )

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"{self.words} Try again in {seconds} s.")
