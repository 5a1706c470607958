"""Which figures of a dimension are drawn large, which small, which are told in words, and which stand in its table.

A report may have hundreds of indicators: what is drawn and listed is bounded, and the data file holds all of them.
"""

from dataclasses import dataclass

LARGE, SMALL, WORDS, ROWS = 4, 12, 12, 40


@dataclass(frozen=True)
class Chosen:
    """The figures of a dimension as the article shows them, each group in the catalogue's order."""

    rows: list
    large: list
    small: list
    words: list
    left_out: int

    @property
    def pairs(self):
        """The small drawings, two side by side."""
        return [self.small[at : at + 2] for at in range(0, len(self.small), 2)]

    @property
    def drawn(self):
        return self.large + self.small


def chosen(shown):
    """Choose among the figures of a dimension: those with a goal are drawn first, and large."""
    rows = sorted(sorted(shown, key=_has_no_goal)[:ROWS], key=_in_order)
    drawable = sorted((each for each in rows if each.chart), key=_has_no_goal)
    rest = drawable[LARGE : LARGE + SMALL]
    large = LARGE + len(rest) % 2  # two small ones stand side by side: an odd one is drawn large
    words = [each for each in rows if not each.chart and each.now]
    return Chosen(
        rows,
        sorted(drawable[:large], key=_in_order),
        sorted(drawable[large : LARGE + SMALL], key=_in_order),
        words[:WORDS],
        len(shown) - len(rows),
    )


def _has_no_goal(shown):
    return shown.goal is None


def _in_order(shown):
    return shown.n
