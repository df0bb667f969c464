"""The widgets package."""
