"""Places on the land of the world, in the Equal Earth projection (Šavrič, Patterson and Jenny, 2018)."""

import json
from functools import cache
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from reporting.charts.drawing import INK, LAND, PAPER

LAND_FILE = Path(__file__).parents[2] / "fixtures" / "reference" / "world" / "land.json"
MIDDLE = 11
NORTH, SOUTH = 84, -56
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
HALF_TURN, TURN = 180, 360
TENTHS = 10


def equal_earth(longitude, latitude):
    """Return x and y, in radii of the globe, of a place in degrees east of the middle meridian and north."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta**2
    slope = A1 + 3 * A2 * square + square**3 * (7 * A3 + 9 * A4 * square)
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * slope)
    return x, theta * (A1 + A2 * square + square**3 * (A3 + A4 * square))


RIGHT = equal_earth(HALF_TURN, 0)[0]
TOP, BOTTOM = equal_earth(0, NORTH)[1], equal_earth(0, SOUTH)[1]


def height_for(width):
    """Return the height of a map of that width."""
    return width * (TOP - BOTTOM) / (2 * RIGHT)


def placed(longitude, latitude, width):
    """Return where a place lies on a map of that width; longitudes run round, latitudes stop at the frame."""
    east = (float(longitude) - MIDDLE + HALF_TURN) % TURN - HALF_TURN
    return on_sheet(east, min(NORTH, max(SOUTH, float(latitude))), width)


def on_sheet(east, latitude, width):
    """Return where a place lies, by its degrees east of the middle meridian."""
    x, y = equal_earth(east, latitude)
    scale = width / (2 * RIGHT)
    return (x + RIGHT) * scale, (TOP - y) * scale


@cache
def rings():
    """Return the outlines of the land as places in degrees, each unrolled so that none jumps at the 180th meridian."""
    return tuple(tuple(unrolled(flat)) for flat in json.loads(LAND_FILE.read_text())["rings"])


def unrolled(flat):
    """Yield the places of one outline from its first place and its differences, in tenths of a degree."""
    x = y = 0
    for position, (dx, dy) in enumerate(zip(flat[::2], flat[1::2], strict=True)):
        if position and abs(dx) > HALF_TURN * TENTHS:
            dx -= TURN * TENTHS if dx > 0 else -TURN * TENTHS
        x, y = x + dx, y + dy
        yield x / TENTHS, y / TENTHS


def cut(places, edge, keep):
    """Return the part of an outline on one side of a meridian; ``keep`` is 1 for the east of it, -1 for the west."""
    kept = []
    for (x, y), (following_x, following_y) in pairwise([*places, places[0]] if places else []):
        inside, following_inside = (x - edge) * keep >= 0, (following_x - edge) * keep >= 0
        if inside:
            kept.append((x, y))
        if inside != following_inside:
            kept.append((edge, y + (following_y - y) * (edge - x) / (following_x - x)))
    return kept


def pieces():
    """Yield the outlines in degrees east of the middle meridian, cut where the map ends; Antarctica is left out."""
    for outline in rings():
        if max(latitude for _longitude, latitude in outline) < SOUTH:
            continue
        for turns in (-TURN, 0, TURN):
            shifted = [(longitude - MIDDLE + turns, latitude) for longitude, latitude in outline]
            part = cut(cut(shifted, -HALF_TURN, 1), HALF_TURN, -1)
            if len(part) > 2:
                yield part


@cache
def land(width):
    """Return the land of a map of that width as outlines of whole pixels, without those too small to see."""
    outlines = []
    for piece in pieces():
        outline = []
        for east, latitude in piece:
            place = tuple(round(value) for value in on_sheet(east, latitude, width))
            if not outline or abs(place[0] - outline[-1][0]) + abs(place[1] - outline[-1][1]) > 1:
                outline.append(place)
        if len(outline) > 2:
            outlines.append(tuple(outline))
    return tuple(outlines)


@cache
def land_path(width):
    """Return the land as the compact data of one SVG path."""
    parts = []
    for outline in land(width):
        steps = (f"{x - before_x} {y - before_y}" for (before_x, before_y), (x, y) in pairwise(outline))
        parts.append(f"M{outline[0][0]} {outline[0][1]}l{' '.join(steps)}z".replace(" -", "-"))
    return "".join(parts)


def draw_map(chart, canvas):
    """Draw the land, a dot for each place and a ring for home; return the height used."""
    width = round(canvas.width)
    canvas.add("path", d=land_path(width), fill=LAND, stroke=LAND, thick=0.6)
    radius = 5 if width > 600 else 3
    for place in sorted(chart.places, key=lambda place: -place.latitude):
        canvas.dot(inside(place, width, radius), radius, thick=1.2, title=place.label)
    if chart.home:
        centre = inside(chart.home, width, radius * 1.6 + 2)
        canvas.dot(
            centre, radius * 1.6, fill=PAPER, stroke=INK, thick=2.5 if width > 600 else 2, title=chart.home.label
        )
        canvas.dot(centre, radius / 2, fill=INK, stroke=None)
    return height_for(width)


def inside(place, width, margin):
    """Return where a place is drawn: moved in, if need be, so that its whole mark is on the sheet."""
    x, y = placed(place.longitude, place.latitude, width)
    return min(width - margin, max(margin, x)), min(height_for(width) - margin, max(margin, y))
