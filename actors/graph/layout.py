"""Where a drawing puts each of a network: the same every time, what is tied near, and no two names over each other."""

import math
from functools import lru_cache

TURNS = 50
SETTLING = 300
FREE = 45  # so many find room by themselves; more are set in rows
GAP = 10
SIDE, ROW = 158, 58  # what one takes in a row


@lru_cache(maxsize=64)
def laid_out(boxes, pairs, width, height):
    """Give the middle of each box, in the order given, within a frame.

    `boxes` are (width, height) of what is drawn for each, in an order in which neighbours belong together; `pairs` are
    pairs of places in that order.
    """
    if not boxes:
        return ()
    spots = pulled(around(len(boxes), width, height), pairs, width, height)
    if len(boxes) > FREE:
        return tuple(in_rows(spots, pairs, width, height))
    return tuple(apart(fitted(spots, boxes, width, height), boxes, width, height))


def height_for(number, width):
    """How high a frame of this width is to be for so many."""
    return 420 + 8 * number if number <= FREE else ROW * (math.ceil(number / per_row(width)) + 1)


def per_row(width):
    return int((width - SIDE / 2) // SIDE)


def around(number, width, height):
    """Start on an oval, in order: the same start gives the same drawing."""
    steps = [2 * math.pi * place / number for place in range(number)]
    return [(width / 2 + width * 0.4 * math.cos(at), height / 2 + height * 0.4 * math.sin(at)) for at in steps]


def pulled(spots, pairs, width, height):
    """Let all push each other away and ties pull together, in ever smaller steps (Fruchterman and Reingold)."""
    ideal = 0.75 * math.sqrt(width * height / len(spots))
    xs, ys = [x for x, _y in spots], [y for _x, y in spots]
    for turn in range(TURNS):
        step = 0.12 * width * (1 - turn / TURNS) ** 1.5 + 0.5
        dx, dy = pushes(xs, ys, ideal * ideal)
        for one, other in pairs:
            x, y = xs[one] - xs[other], ys[one] - ys[other]
            force = math.sqrt(x * x + y * y) / ideal
            dx[one] -= x * force
            dy[one] -= y * force
            dx[other] += x * force
            dy[other] += y * force
        for each in range(len(spots)):
            x, y = dx[each] + (width / 2 - xs[each]) * 0.35, dy[each] + (height / 2 - ys[each]) * 0.35
            length = math.sqrt(x * x + y * y) or 1
            xs[each] += x / length * min(length, step)
            ys[each] += y / length * min(length, step)
    return list(zip(xs, ys, strict=True))


def pushes(xs, ys, square):
    """How all push each other away, the nearer the more."""
    number = len(xs)
    dx, dy = [0.0] * number, [0.0] * number
    for one in range(number):
        x_one, y_one = xs[one], ys[one]
        for other in range(one + 1, number):
            x, y = x_one - xs[other], y_one - ys[other]
            force = square / (x * x + y * y + 0.01)
            dx[one] += x * force
            dy[one] += y * force
            dx[other] -= x * force
            dy[other] -= y * force
    return dx, dy


def fitted(spots, boxes, width, height):
    """Stretch what came out over the whole frame."""
    xs, ys = [x for x, _y in spots], [y for _x, y in spots]
    wide = max(box[0] for box in boxes) / 2
    high = max(box[1] for box in boxes) / 2
    return [
        (stretched(x, min(xs), max(xs), wide, width - wide), stretched(y, min(ys), max(ys), high, height - high))
        for x, y in spots
    ]


def stretched(value, low, high, start, end):
    if high - low < 1:
        return (start + end) / 2
    return start + (value - low) / (high - low) * (end - start)


def apart(spots, boxes, width, height):
    """Move boxes that lie over each other apart, along the shorter way, until none does."""
    xs, ys = [x for x, _y in spots], [y for _x, y in spots]
    for _round in range(SETTLING):
        if not sum(shoved(one, xs, ys, boxes) for one in range(len(boxes))):
            break
        for each, (wide, high) in enumerate(boxes):
            xs[each] = min(max(xs[each], wide / 2), width - wide / 2)
            ys[each] = min(max(ys[each], high / 2), height - high / 2)
    return list(zip(xs, ys, strict=True))


def shoved(one, xs, ys, boxes):
    """Shove one box and those after it apart; tell whether any lay over it."""
    found, (wide, high) = False, boxes[one]
    for other in range(one + 1, len(boxes)):
        x, y = xs[other] - xs[one], ys[other] - ys[one]
        over_x = (wide + boxes[other][0]) / 2 + GAP - abs(x)
        over_y = (high + boxes[other][1]) / 2 + GAP - abs(y)
        if over_x <= 0 or over_y <= 0:
            continue
        found = True
        if over_y <= over_x:
            move = math.copysign(over_y / 2, y or 1)
            ys[one], ys[other] = ys[one] - move, ys[other] + move
        else:
            move = math.copysign(over_x / 2, x or 1)
            xs[one], xs[other] = xs[one] - move, xs[other] + move
    return found


def in_rows(spots, pairs, width, height):
    """Set many in rows, every other row half a step aside, so that each keeps about its place and all can be read."""
    length = per_row(width)
    pitch = width / (length + 0.5)
    by_height = sorted(range(len(spots)), key=lambda each: (spots[each][1], each))
    rows = [by_height[start : start + length] for start in range(0, len(spots), length)]
    places = {}
    for number, row in enumerate(rows):
        for column, each in enumerate(sorted(row, key=lambda each: (spots[each][0], each))):
            places[each] = (pitch * (column + 0.5 + number % 2 / 2), ROW * (number + 0.75))
    return nearer([places[each] for each in range(len(spots))], pairs)


def nearer(places, pairs):
    """Let neighbours change places wherever their ties become shorter by it."""
    tied = [[] for _place in places]
    for one, other in pairs:
        tied[one].append(other)
        tied[other].append(one)

    def reach(each, place):
        return sum(math.dist(place, places[other]) for other in tied[each])

    for _round in range(3):
        for one in range(len(places)):
            for other in tied[one]:
                for third in tied[other]:
                    if third == one:
                        continue
                    here, there = places[one], places[third]
                    before = reach(one, here) + reach(third, there)
                    if reach(one, there) + reach(third, here) < before - 1 and third not in tied[one]:
                        places[one], places[third] = there, here
    return places
