"""What can go wrong when a file is looked into, each with its own sentence and never with the decoder's."""

from cahier.domain.errors import CahierError


class LookingError(CahierError):
    """A fault of looking into a file; the class carries the sentence."""

    words = ""

    def __init__(self) -> None:
        super().__init__(self.words)


class CannotPreview(LookingError):
    """The child refused the picture, broke its promise or died."""

    words = (
        "This picture cannot be shown here: it is damaged, far too large, or made to do harm. "
        "It is kept as it came. Have it looked at on a computer that holds nothing else."
    )


class NotShownHere(LookingError):
    """A kind of file that is never decoded."""

    words = (
        "Only photographs and scans as JPEG or PNG are shown here; other kinds could do harm. "
        "The file is kept as it came. Its name, size and log are below."
    )


class CannotPlay(LookingError):
    """The child refused the recording, broke its promise or died."""

    words = (
        "This recording cannot be played here: it is damaged, or of another kind than its name says. "
        "It is kept as it came. Have it listened to on a computer that holds nothing else."
    )


class NotPlayedHere(LookingError):
    """A kind of recording for which there is no decoder."""

    words = (
        "Recordings are played here as WAV, MP3, M4A, AAC, AMR, FLAC, Ogg Vorbis or Opus; this one is of another "
        "kind. It is kept as it came. Ask whoever recorded it for one of these, or listen elsewhere."
    )


class NoSoundInIt(LookingError):
    """A video that was recorded without sound."""

    words = (
        "There is no sound in this video, and pictures of videos are not shown here; they could do harm. "
        "It is kept as it came. Have it looked at on a computer that holds nothing else."
    )


class NotInstalled(LookingError):
    """What decodes this kind is not there; Cahier works without it."""

    words = (
        "Memos and voice messages of phones (M4A, AAC, AMR, Opus) cannot be played: PyAV, which decodes them, is not "
        "installed here. The recording is kept as it came. Install PyAV, or copy the original out and listen to it on "
        "a computer that holds nothing else."
    )


class NoLimits(LookingError):
    """This system has no way to shut a process in."""

    words = (
        "This computer cannot shut in the program that would look into the file, so the file is not opened. "
        "It is kept as it came. Have it looked at on a computer that holds nothing else."
    )
