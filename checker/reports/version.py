"""Version: which checker this is."""

from __future__ import annotations

from importlib import metadata

NOT_INSTALLED = "0+source"


def version() -> str:
    """Give the version that is installed; a checkout that is not installed says so."""
    try:
        return metadata.version("checker")
    except metadata.PackageNotFoundError:
        return NOT_INSTALLED
