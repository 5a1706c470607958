"""A network of plain keys and pairs: its measures, and where its drawing puts each. Knows nothing of Django."""

from actors.graph.layout import height_for, laid_out
from actors.graph.measures import Measures, measured

__all__ = ["Measures", "height_for", "laid_out", "measured"]
