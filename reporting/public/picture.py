"""The file of a chart as PNG, for texts and messages that take no SVG: the same drawing, painted anew.

Charts are drawn with few elements and presentation attributes only (`reporting.charts.drawing`): those are painted.
"""

import io
from itertools import pairwise
from math import hypot

from defusedxml.ElementTree import fromstring
from PIL import Image, ImageDraw

from reporting.public.card import BOLD, REGULAR, SANS, font_of

SHARP = 2  # pixels of the picture for each unit of the drawing
SMOOTH = 2  # painted so many times larger, then made smaller, so that edges are soft
UNIT = SHARP * SMOOTH
PAPER = "#FFFFFF"
ANCHORS = {None: "ls", "middle": "ms", "end": "rs"}


def png_of(svg):
    """Paint the drawing of a chart; answer the bytes of a PNG file twice its size."""
    root = fromstring(svg)
    left, top, width, height = (float(part) for part in root.get("viewBox").split())
    painter = Painter(round(width * UNIT), round(height * UNIT))
    painter.paint(root, -left, -top)
    image = painter.image.resize((round(width * SHARP), round(height * SHARP)), Image.Resampling.LANCZOS)
    kept = io.BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()


class Painter:
    """Paints elements on a sheet of so many pixels."""

    def __init__(self, width, height):
        self.image = Image.new("RGB", (width, height), PAPER)
        self.canvas = ImageDraw.Draw(self.image)
        self.by_name = {
            "line": self._line, "path": self._path, "rect": self._rect, "circle": self._circle, "text": self._text
        }  # fmt: skip

    def paint(self, group, right, down):
        """Paint what a group holds, moved by so many units."""
        for element in group:
            name = element.tag.rpartition("}")[2]
            if name == "g":
                dx, dy = element.get("transform").removeprefix("translate(").rstrip(")").split()
                self.paint(element, right + float(dx), down + float(dy))
            elif name in self.by_name:
                self.by_name[name](element, lambda x, y: ((x + right) * UNIT, (y + down) * UNIT))

    def _line(self, element, at):
        x1, y1, x2, y2 = (_number(element, name) for name in ("x1", "y1", "x2", "y2"))
        self._stroke([at(x1, y1), at(x2, y2)], element)

    def _path(self, element, at):
        places = [place.split() for place in element.get("d").removeprefix("M").split("L")]
        self._stroke([at(float(x), float(y)) for x, y in places], element)

    def _rect(self, element, at):
        x, y, width, height = (_number(element, name) for name in ("x", "y", "width", "height"))
        corners = [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)]
        if element.get("fill") != "none":
            self.canvas.rectangle((corners[0], corners[2]), fill=element.get("fill"))
        if element.get("stroke"):
            self._stroke(corners, element)

    def _circle(self, element, at):
        x, y = at(_number(element, "cx"), _number(element, "cy"))
        self.canvas.circle(
            (x, y),
            _number(element, "r") * UNIT,
            fill=element.get("fill"),
            outline=element.get("stroke"),
            width=round(_number(element, "stroke-width") * UNIT),
        )

    def _text(self, element, at):
        font = font_of(SANS, _number(element, "font-size") * UNIT, BOLD if element.get("font-weight") else REGULAR)
        place = at(_number(element, "x"), _number(element, "y"))
        anchor = ANCHORS[element.get("text-anchor")]
        self.canvas.text(place, element.text, font=font, fill=element.get("fill"), anchor=anchor)

    def _stroke(self, places, element):
        width, colour = round(_number(element, "stroke-width") * UNIT), element.get("stroke")
        dashes = [float(part) * UNIT for part in element.get("stroke-dasharray", "").split()]
        for run in dashed(places, *dashes) if dashes else [places]:
            self.canvas.line(run, fill=colour, width=width, joint="curve")


def _number(element, name):
    return float(element.get(name, 1))


def dashed(places, on, off):
    """The strokes of a dashed line through the places: pairs of ends, beginning with a dash."""
    strokes, done = [], 0.0
    for (x1, y1), (x2, y2) in pairwise(places):
        length = hypot(x2 - x1, y2 - y1)
        place = lambda far: (x1 + (x2 - x1) * far / length, y1 + (y2 - y1) * far / length)  # noqa: B023, E731
        far = 0.0
        while far < length:
            phase = done % (on + off)
            step = min((on if phase < on else on + off) - phase or on, length - far)
            if phase < on:
                strokes.append((place(far), place(far + step)))
            far, done = far + step, done + step
    return strokes
