"""The data sets of this app for spreadsheets and exports."""

from dialogues.resources import commitments, communications, dialogues  # noqa: F401
