"""The actor map as a picture: where each stands, its shape, its name, and the lines between them."""

import textwrap
from dataclasses import dataclass

from actors.choices import Group, RelationKind
from actors.graph import height_for, laid_out

MOST = 150  # beyond this a drawing tells nothing
SOME = 60
WIDTH = 1120
LETTER = 6.6  # pixels that a letter of a name takes
LINE = 15
LETTERS = 20  # of a line of a name
SHAPE = 22
ORDER = {group: place for place, group in enumerate(Group.values)}


@dataclass(frozen=True)
class Drawing:
    """What is drawn: nodes and lines in a frame; nothing where there are too many."""

    nodes: list
    lines: list
    height: int
    n: int  # that were asked for
    is_some: bool = False  # only the most connected of them
    width: int = WIDTH
    most: int = MOST
    some: int = SOME

    @property
    def is_too_much(self):
        return self.n > MOST and not self.is_some

    @property
    def groups(self):
        """The groups that stand in the picture, for its key."""
        here = {node.group for node in self.nodes}
        return [(group.value, group.label) for group in Group if group.value in here]


@dataclass(frozen=True)
class Node:
    actor: object
    x: float
    y: float
    degree: int
    lines: list

    @property
    def group(self):
        return self.actor.group

    @property
    def scale(self):
        """How many times its plain size the shape is drawn: more for whoever is tied to more."""
        return round(0.75 + min(self.degree, 12) * 0.06, 2)

    @property
    def texts(self):
        """The lines of the name with where each stands below the shape."""
        return [(self.y + 10 + LINE * (number + 1), text) for number, text in enumerate(self.lines)]


@dataclass(frozen=True)
class Line:
    one: Node
    other: Node
    kinds: list

    @property
    def is_conflict(self):
        return RelationKind.IN_CONFLICT in self.kinds

    @property
    def is_declared(self):
        return any(kind in RelationKind.values for kind in self.kinds)


def drawn(found, most=None):
    """Draw a map, or of a large one only the most connected where they are asked for."""
    n = len(found.actors)
    is_some = n > MOST and most == str(SOME)
    if is_some:
        chosen = found.measures.most_connected(SOME)
        found = found.narrowed([found.by_key[key] for key in chosen])
    elif n > MOST:
        return Drawing([], [], 0, n)
    actors = sorted(found.actors, key=lambda actor: (ORDER[actor.group], actor.pk))
    places = {actor.pk: place for place, actor in enumerate(actors)}
    names = [textwrap.wrap(actor.name, LETTERS, max_lines=2, placeholder=" …") or [""] for actor in actors]
    pairs = tuple(sorted((places[one], places[other]) for one, other in found.pairs))
    height = height_for(len(actors), WIDTH)
    spots = laid_out(tuple(map(box, names)), pairs, WIDTH, height)
    nodes = {
        actor.pk: Node(actor, round(x, 1), round(top(y, lines), 1), found.measures.degrees[actor.pk], lines)
        for actor, lines, (x, y) in zip(actors, names, spots, strict=True)
    }
    lines = [Line(nodes[one], nodes[other], kinds) for (one, other), kinds in found.pairs.items()]
    return Drawing(list(nodes.values()), lines, height, n, is_some)


def top(y, lines):
    """The middle of a shape whose box, with the name below it, has this middle."""
    return y - box(lines)[1] / 2 + SHAPE / 2


def box(lines):
    """How much room a shape and its name take."""
    return (max(SHAPE, LETTER * max(map(len, lines))), SHAPE + LINE * len(lines))
