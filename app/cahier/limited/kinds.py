"""Which kind a recording is, told by its first bytes alone, and who decodes that kind.

What the file is called is not asked, and what no kind here begins with is not tried.
"""

from collections.abc import Callable

ReadAt = Callable[[int, int], bytes]
WAV, FLAC, MP3, VORBIS, OPUS, MP4, AAC, AMR = "wav", "flac", "mp3", "vorbis", "opus", "mp4", "aac", "amr"
AMR_NARROW, AMR_WIDE = b"#!AMR\n", b"#!AMR-WB\n"

# miniaudio is small and starts at once; FFmpeg is large and may be absent, but finds a place in no time.
BY_MINIAUDIO = frozenset({WAV, FLAC, MP3, VORBIS})
BY_FFMPEG = frozenset({FLAC, MP3, VORBIS, OPUS, MP4, AAC, AMR})


def kind_of(read_at: ReadAt) -> str:
    """Return the kind by the first bytes; nothing for one that is not decoded."""
    head = read_at(0, 64)
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return WAV
    if head[:4] == b"fLaC":
        return FLAC
    if head[:4] == b"OggS":
        return VORBIS if head[28:35] == b"\x01vorbis" else OPUS if head[28:36] == b"OpusHead" else ""
    if head[4:8] == b"ftyp":
        return MP4
    if head.startswith((AMR_NARROW, AMR_WIDE)):
        return AMR
    if len(head) < 2 or head[0] != 0xFF:
        return MP3 if head[:3] == b"ID3" else ""
    if head[1] & 0xF6 == 0xF0:
        return AAC
    return MP3 if head[1] & 0xE6 == 0xE2 else ""
