"""Why an age file is not opened. The parts that use this package turn these into words for people."""


class AgeError(ValueError):
    """These bytes are not opened."""


class Malformed(AgeError):
    """The header, an identity or a recipient breaks a rule of the format."""


class NotForUs(AgeError):
    """The header is of the right form, but wraps the file key for others."""


class HeaderAltered(AgeError):
    """The header was not sealed with the file key it wraps."""


class PayloadDamaged(AgeError):
    """The payload was cut or a chunk of it is not as it was sealed."""
