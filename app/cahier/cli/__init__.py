"""The same workflows without a window: for scripts, for headquarters, for recovery when a screen is broken.

Names, options and exit codes are a contract: 0 done, 1 refused, 2 wrong usage, 3 wrong passphrase or key,
4 damaged, 5 a leak was found and nothing was written, 6 in use. A release of several cases is done when at least
one brief was written; each of the others has its sentence. A passphrase is never an argument nor a variable of the
environment: it is typed on the terminal or read from standard input. With `--json` standard output holds one JSON
document and nothing else.
"""
