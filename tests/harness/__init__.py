"""Faults from outside: a process killed, refused or cut from its power at a system call of our choice.

Everything here goes by what strace sees of the real program, so nothing is compiled and nothing is faked. What
it cannot show: a disk that lies about flushing, and what another file system than the model of `disk` does.
"""
