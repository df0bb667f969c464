"""Passphrases: typed on the terminal, or the first line of standard input."""

import getpass
import sys

from cahier.domain.errors import CahierError


class NobodyToAsk(CahierError):
    """There is no terminal to type on."""


class NotTheSame(CahierError):
    """What was typed twice differs."""


class NotAgreed(CahierError):
    """What was asked for was not confirmed."""


class Secrets:
    """Where the passphrases of one call come from."""

    def __init__(self, from_stdin: bool) -> None:
        self.from_stdin = from_stdin

    def ask(self, words: str) -> str:
        """Return one secret; raises NobodyToAsk."""
        if self.from_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        if not sys.stdin.isatty():
            raise NobodyToAsk(
                "There is no terminal to type the passphrase on. Nothing was opened. "
                "Use a terminal, or --passphrase-stdin."
            )
        return getpass.getpass(f"{words}: ")

    def ask_new(self, words: str) -> str:
        """Return a new secret, typed twice on a terminal."""
        first = self.ask(words)
        if not self.from_stdin and self.ask(f"{words}, once more") != first:
            raise NotTheSame("The two passphrases are not the same. Nothing was changed. Type them again.")
        return first

    def agree(self, words: str) -> None:
        """Go on only when "yes" is typed; raises NotAgreed."""
        if self.ask(words).strip().lower() != "yes":
            raise NotAgreed("That was not confirmed. Nothing was changed. Run the command again if you want it.")

    def agree_by_word(self, words: str, word: str) -> None:
        """Go on only when this very word is typed; raises NotAgreed."""
        if self.ask(f"{words} Type {word} to go on").strip() != word:
            raise NotAgreed(f"The word {word} was not typed. Nothing was changed. Run the command again to go on.")
