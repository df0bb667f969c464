"""Looks into files of others in a process that can do nothing else.

A picture or a recording may be made to take over whoever decodes it. So nothing of a file is decoded where the
notebook is open: a process of its own gets the bytes through a pipe and gives raw pixels or raw samples back.

    calling     this side: starts the child, feeds it, ends it, believes nothing it says beyond its promise
    child       the other side: shuts itself in, then does its one task
    shutting_in how: limits of memory, time and files; Landlock without a rule; a list of allowed system calls
    hashing     the task on passphrases: nothing of others, but done where no window waits for it (deriving asks)
    barest      what of a JPEG or PNG the decoder gets to see: no names, texts, profiles or little pictures
    picturing   the tasks on pictures
    sounding    the task on recordings; by_miniaudio, by_ffmpeg: who decodes which of the kinds

The child has an empty environment, no open file but its pipes, `/` as its folder, and dies with its parent. It
imports all it needs before it reads the first byte, and can open nothing afterwards. What it says of a failure is
never shown: a fixed sentence of ours is. Only JPEG and PNG are pictures, told by their first bytes; nothing else
is tried.

Pillow, not Qt: measured side by side, a child with Pillow starts in half the time (52-84 ms against 155-177),
takes two thirds of the memory for a photograph of 108 megapixels (96 MB against 138) and a quarter for a bomb of
400 (399 MB against 1,660); and it leaves Qt to the window.

PyAV, for what phones record (M4A, AAC, AMR, Opus), because nothing smaller decodes AAC; it brings all of FFmpeg,
72 MB, of which a file gets one container and one decoder. Where it is missing, the other kinds are played all the
same. MP3, FLAC and Vorbis go through it where it is there: it finds minute 25 in milliseconds, and miniaudio takes
700 to 1,400 of them. It takes longer to start, so WAV stays with miniaudio.

Not promised: that a decoder has no faults, only that what they give away is this one file. Where the system has
neither Landlock nor a filter of system calls (no Linux), the limits of memory, time and open files are all there
is; where it has no such limits either (Windows), nothing is looked into at all.
"""
