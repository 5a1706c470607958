"""An objective, its activities and its indicators as a drawing in three columns. The list beside it says the same."""

from dataclasses import dataclass, replace
from textwrap import wrap

WIDTH = 1080
COLUMN, GAP = 300, 90
LINE, PADDING, SPACE = 20, 12, 12
LETTERS = 38  # that fit in a line of a box
MOST_LINES, MOST_BOXES = 4, 6


@dataclass(frozen=True)
class Box:
    """A rectangle with lines of text; `kind` says what it stands for: objective, activity, indicator or gap."""

    x: int
    y: int
    lines: list
    kind: str

    @property
    def height(self):
        return LINE * len(self.lines) + PADDING * 2

    @property
    def bottom(self):
        return self.y + self.height

    @property
    def middle(self):
        return self.y + self.height / 2

    @property
    def texts(self):
        """The lines with the place where each is written."""
        return [(self.x + PADDING, self.y + PADDING + LINE * n + 15, line) for n, line in enumerate(self.lines)]


@dataclass(frozen=True)
class Picture:
    """What is drawn, in points: boxes and the paths between them."""

    width: int
    height: int
    column: int
    boxes: list
    paths: list


def picture(objective, activities, indicators, *, none):
    """Draw one objective with texts of activities and indicators; `none` are the words for a column without any.

    No box overlaps another, whatever the number and the length of the texts.
    """
    columns = [
        [_box(0, 1, objective, "objective")],
        _column(1, activities, "activity", none[0]),
        _column(2, indicators, "indicator", none[1]),
    ]
    height = max(column[-1].bottom for column in columns)
    [start], done, told = [_in_the_middle(column, height) for column in columns]
    joint = (_x(1) + COLUMN + GAP // 2, start.middle)
    paths = [_path((start.x + COLUMN, start.middle), (box.x, box.middle)) for box in done]
    paths += [_path((box.x + COLUMN, box.middle), joint) for box in done]
    paths += [_path(joint, (box.x, box.middle)) for box in told]
    return Picture(WIDTH, height + 1, COLUMN, [start, *done, *told], paths)


def _column(number, texts, kind, none):
    if not texts:
        return [_box(number, 1, none, "gap")]
    rest = len(texts) - MOST_BOXES + 1
    shown = texts if rest < 2 else [*texts[: MOST_BOXES - 1], f"+ {rest}"]
    found, top = [], 1
    for text in shown:
        found.append(_box(number, top, text, kind))
        top = found[-1].bottom + SPACE
    return found


def _in_the_middle(column, height):
    """Move the boxes of a column down so that it stands in the middle of the height."""
    down = (height - column[-1].bottom) // 2
    return [replace(box, y=box.y + down) for box in column]


def _box(number, top, text, kind):
    lines = wrap(text, LETTERS) or [""]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][: LETTERS - 1] + "…"]
    return Box(_x(number), top, lines, kind)


def _x(number):
    return number * (COLUMN + GAP)


def _path(start, end):
    """A line from one point to another, bent so that it can be followed."""
    (x1, y1), (x2, y2) = start, end
    bend = (x1 + x2) / 2
    return f"M{x1:g} {y1:g}C{bend:g} {y1:g} {bend:g} {y2:g} {x2:g} {y2:g}"
