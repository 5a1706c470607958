"""Small ugly files, one for each ugliness, with the very rows that are in them and what is to be told.

A builder is named for its ugliness and answers an `Ugly`. `UGLY` gathers them all.
"""

from tests.observatory.spreadsheets.corpus import archives, columns, layouts, texts, workbooks  # noqa: F401  filling UGLY
from tests.observatory.spreadsheets.corpus.making import UGLY, Ugly

__all__ = ["UGLY", "Ugly"]
