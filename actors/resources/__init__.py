"""The data sets of this app."""

from actors.resources import actors, participations, relations  # noqa: F401
