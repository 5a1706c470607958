import itertools
import random

import pytest

from actors.graph import height_for, laid_out

WIDTH = 1120


def network(number):
    dice = random.Random(number)
    boxes = tuple((dice.randint(80, 132), dice.choice((37, 52))) for _each in range(number))
    return boxes, tuple(sorted({(dice.randrange(each), each) for each in range(1, number)}))


def overlapping(spots, boxes):
    return [
        (one, other)
        for one in range(len(spots))
        for other in range(one)
        if abs(spots[one][0] - spots[other][0]) < (boxes[one][0] + boxes[other][0]) / 2 - 1
        and abs(spots[one][1] - spots[other][1]) < (boxes[one][1] + boxes[other][1]) / 2 - 1
    ]


@pytest.mark.parametrize("number", [1, 2, 20, 45, 46, 150])
def test_no_name_lies_over_another_nor_outside_of_the_picture(number):
    boxes, pairs = network(number)
    height = height_for(number, WIDTH)

    spots = laid_out(boxes, pairs, WIDTH, height)

    assert overlapping(spots, boxes) == []
    assert all(box[0] / 2 - 1 <= x <= WIDTH - box[0] / 2 + 1 for (x, _y), box in zip(spots, boxes, strict=True))
    assert all(box[1] / 2 - 1 <= y <= height - box[1] / 2 + 1 for (_x, y), box in zip(spots, boxes, strict=True))


def test_the_same_network_is_drawn_the_same():
    boxes, pairs = network(12)
    first = laid_out(boxes, pairs, WIDTH, 500)
    laid_out.cache_clear()

    assert laid_out(boxes, pairs, WIDTH, 500) == first
    assert laid_out((), (), WIDTH, 500) == ()


def test_those_who_are_tied_stand_nearer_than_those_who_are_not():
    boxes = ((90, 40),) * 12
    ring = (*itertools.combinations(range(6), 2), *itertools.combinations(range(6, 12), 2))

    spots = laid_out(boxes, ring, WIDTH, 600)

    def apart(one, other):
        return ((spots[one][0] - spots[other][0]) ** 2 + (spots[one][1] - spots[other][1]) ** 2) ** 0.5

    tied = [apart(one, other) for one, other in ring]
    others = [apart(one, other) for one in range(6) for other in range(6, 12)]
    assert sum(tied) / len(tied) < sum(others) / len(others)
