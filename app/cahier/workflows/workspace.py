"""What is open now. The window holds one, and nothing else holds state."""

from dataclasses import dataclass
from pathlib import Path

from cahier.vault.vault import Vault


@dataclass(slots=True)
class Workspace:
    """An open notebook. Belongs to the thread that opened it."""

    vault: Vault
    opened_by: str = ""  # id of the colleague whose passphrase opened it; "" is the first one

    @property
    def path(self) -> Path:
        """Return the folder of the notebook."""
        return self.vault.path

    @property
    def is_open(self) -> bool:
        """Say whether the notebook was not closed yet."""
        return self.vault.is_open

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the notebook and let the next instance in."""
        self.vault.close()
