"""A sheet to draw on: SVG elements with presentation attributes only, and a memory of what is already taken."""

from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import mark_safe

from reporting.charts.lettering import shortened, width_of

INK, INK_2, RULE, PAPER = "#1A1A1A", "#4B5459", "#D8D5CC", "#FFFFFF"
SERIES, SERIES_2, CONTEXT, BAND = "#12436D", "#5C7FA0", "#838D94", "#E4E7E6"
LAND = "#E6E4DC"
FONT = "'Source Sans 3', 'Segoe UI', sans-serif"
HYPHENATED = {"size": "font-size", "weight": "font-weight", "anchor": "text-anchor", "thick": "stroke-width",
              "dash": "stroke-dasharray", "join": "stroke-linejoin", "cap": "stroke-linecap"}  # fmt: skip


@dataclass(frozen=True)
class Box:
    """Hold a rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other):
        """Say whether two boxes share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def padded(self, margin):
        """Return the box with more room at its left and right."""
        return Box(self.left - margin, self.top, self.right + margin, self.bottom)

    def within(self, other):
        """Say whether this box lies inside the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def crossed_by(self, start, end):
        """Say whether the straight line from ``start`` to ``end`` passes through the box (Liang and Barsky)."""
        enter, leave = 0.0, 1.0
        dx, dy = end[0] - start[0], end[1] - start[1]
        for step, room in (
            (-dx, start[0] - self.left),
            (dx, self.right - start[0]),
            (-dy, start[1] - self.top),
            (dy, self.bottom - start[1]),
        ):
            if step == 0:
                if room < 0:
                    return False
            elif step < 0:
                enter = max(enter, room / step)
            else:
                leave = min(leave, room / step)
        return enter <= leave


@dataclass(frozen=True)
class Sheet:
    """Say how large a drawing is: its width, the height of a plot, the size of labels and of the main number."""

    width: float
    plot: float
    label: float = 14
    main: float = 19
    css: str = ""


def number(value):
    """Write a coordinate with at most one decimal."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


@dataclass
class Canvas:
    """Collect the elements of one drawing and the boxes its texts occupy."""

    sheet: Sheet
    elements: list = field(default_factory=list)
    taken: list = field(default_factory=list)
    strokes: list = field(default_factory=list)

    @property
    def width(self):
        return self.sheet.width

    def add(self, name, content="", **attributes):
        """Append one element; numbers are rounded to a tenth and None leaves an attribute out."""
        written = "".join(
            f' {HYPHENATED.get(key, key)}="{escape(value if isinstance(value, str) else number(value))}"'
            for key, value in attributes.items()
            if value is not None
        )
        self.elements.append(f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>")

    def line(self, start, end, *, stroke=RULE, thick=1, dash=None):
        """Draw a straight line between two places."""
        self.add(
            "line",
            x1=start[0],
            y1=start[1],
            x2=end[0],
            y2=end[1],
            stroke=stroke,
            thick=thick,
            dash=dash,
        )

    def path(self, places, *, stroke, thick, dash=None):
        """Draw straight strokes through the places and remember them as an obstacle for labels."""
        d = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in places)
        self.strokes.extend(pairwise(places))
        self.add(
            "path",
            d=d,
            fill="none",
            stroke=stroke,
            thick=thick,
            dash=dash,
            join="round",
        )

    def rect(self, left, top, width, height, *, fill, stroke=None, thick=None, dash=None):
        """Draw a rectangle."""
        self.add(
            "rect",
            x=left,
            y=top,
            width=width,
            height=height,
            fill=fill,
            stroke=stroke,
            thick=thick,
            dash=dash,
        )

    def dot(
        self,
        place,
        radius,
        *,
        fill=SERIES,
        stroke=PAPER,
        thick=1.5,
        dash=None,
        title="",
    ):
        """Draw a circle and keep labels off it; ``title`` is what a pointer resting on it reads."""
        x, y = place
        content = f"<title>{escape(title)}</title>" if title else ""
        self.add(
            "circle",
            content,
            cx=x,
            cy=y,
            r=radius,
            fill=fill,
            stroke=stroke,
            thick=thick,
            dash=dash,
        )
        self.taken.append(Box(x - radius, y - radius, x + radius, y + radius))

    def gap(self, place, title=""):
        """Draw the dashed circle that says: no data here."""
        self.dot(place, 6, fill=PAPER, stroke=INK_2, thick=1, dash="3 2.5", title=title)

    def box_of(self, text, x, y, *, size, anchor="start", bold=False):
        """Return the box a text would fill with its base line at ``y``."""
        width = width_of(text, size=size, bold=bold)
        left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
        return Box(left, y - size * 0.8, left + width, y + size * 0.25)

    def text(self, text, x, y, *, size=None, fill=INK_2, anchor="start", weight=None):
        """Write a text with its base line at ``y``, moved or shortened so that it stays on the sheet."""
        if not str(text):
            return
        size = size or self.sheet.label
        bold = weight is not None
        text = shortened(text, size=size, limit=self.width, bold=bold)
        box = self.box_of(text, x, y, size=size, anchor=anchor, bold=bold)
        x += max(0, -box.left) - max(0, box.right - self.width)
        self.taken.append(self.box_of(text, x, y, size=size, anchor=anchor, bold=bold))
        self.add("text", escape(text), x=x, y=y, size=size, fill=fill, weight=weight,
                 anchor=None if anchor == "start" else anchor)  # fmt: skip

    def is_clear(self, box, frame):
        """Say whether a box inside ``frame`` touches no text, dot or stroke drawn so far."""
        return (
            box.within(frame)
            and not any(box.padded(3).meets(other) for other in self.taken)
            and not any(box.crossed_by(*stroke) for stroke in self.strokes)
        )

    def write_where_clear(self, text, candidates, *, frame, size=None, fill=INK_2, weight=None):
        """Write the text at the first clear candidate (x, y, anchor); say whether there was one."""
        size = size or self.sheet.label
        for x, y, anchor in candidates:
            if self.is_clear(
                self.box_of(text, x, y, size=size, anchor=anchor, bold=weight is not None),
                frame,
            ):
                self.text(text, x, y, size=size, fill=fill, anchor=anchor, weight=weight)
                return True
        return False

    def close(self, height, *, title, description, margin=0):
        """Return the finished SVG: an image with its name, its description and its elements.

        It has no height of its own, so that it keeps its shape where there is less room than its width. With a margin
        it stands on white, as a file that leaves the page.
        """
        wide, high, edge = number(self.width + 2 * margin), number(height + 2 * margin), number(-margin)
        css = f' class="{self.sheet.css}"' if self.sheet.css else ""
        paper = f'<rect x="{edge}" y="{edge}" width="{wide}" height="{high}" fill="{PAPER}"/>' if margin else ""
        label = escape(title)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg"{css} viewBox="{edge} {edge} {wide} {high}" width="{wide}"'
            f' role="img" aria-label="{label}" font-family="{FONT}">'
        )
        body = "".join(self.elements)
        return mark_safe(f"{head}<title>{label}</title><desc>{escape(description)}</desc>{paper}{body}</svg>")
