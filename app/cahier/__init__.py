"""Cahier: an offline, encrypted notebook for testimonies, and the redacted briefs made from them."""

__version__ = "0.1.0"
