"""The parts of the bench of redaction: one set of texts or one question a file."""
