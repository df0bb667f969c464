"""What somebody outside holds and is asked to give up: one line for each release, after a withdrawal or a
destruction.

It names the release by its number, its day and its recipient, and nobody: so it may stay when the case or the
person it was about is destroyed.
"""

from dataclasses import dataclass
from typing import Literal

from cahier.domain.submission import Release

RecallStatus = Literal["open", "sent", "confirmed", "impossible", "not_asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """A release to be called back. `release_id` and `person_id` are ids without a name, and may be of things gone.

    `number` is what the recipient can find the brief by: the references that stand in its files. `taken_back`
    holds the purposes a person withdrew; none is all of them. Days are ISO 8601.
    """

    recall_id: str
    release_id: str
    number: str
    released_on: str
    recipient: str
    profile: str
    language: str = "en"
    person_id: str | None = None
    taken_back: tuple[str, ...] = ()
    status: RecallStatus = "open"
    opened_on: str = ""
    sent_on: str | None = None
    confirmed_on: str | None = None


def number_of(release: Release) -> str:
    """Return what the recipient can find a brief by: the references in the names of its files."""
    stems = (file.name.rpartition(".")[0].removeprefix("brief-") for file in release.files)
    return ", ".join(dict.fromkeys(filter(None, stems))) or release.code


def recall_of(
    release: Release, recall_id: str, on: str, person_id: str | None = None, taken_back: tuple[str, ...] = ()
) -> Recall:
    """Begin to call a release back."""
    return Recall(
        recall_id=recall_id,
        release_id=release.release_id,
        number=number_of(release),
        released_on=release.when[:10],
        recipient=release.recipient,
        profile=release.profile,
        language=release.language,
        person_id=person_id,
        taken_back=taken_back,
        opened_on=on,
    )
