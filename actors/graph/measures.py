"""How dense a network is, who has most ties, who holds it together, and who stands alone."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Measures:
    """What can be said of a network. `bridges` are keys with the number of others that hang on them alone."""

    n: int
    n_ties: int
    degrees: dict
    isolated: tuple
    bridges: tuple
    n_parts: int  # groups of two or more that have no tie between them

    @property
    def density(self):
        """The share of the ties that could be; None where there are fewer than two to be tied."""
        return Decimal(2 * self.n_ties) / (self.n * (self.n - 1)) if self.n > 1 else None

    @property
    def mean(self):
        """How many ties one has on average."""
        return Decimal(2 * self.n_ties) / self.n if self.n else Decimal(0)

    def most_connected(self, number):
        """The keys with most ties, most first; those without any are not among them."""
        found = sorted((key for key in self.degrees if self.degrees[key]), key=lambda key: (-self.degrees[key], key))
        return found[:number]


def measured(keys, pairs):
    """Measure the network of these keys and pairs of them."""
    neighbours = {key: set() for key in keys}
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    degrees = {key: len(others) for key, others in neighbours.items()}
    parts = list(walks(neighbours))
    return Measures(
        n=len(degrees),
        n_ties=sum(degrees.values()) // 2,
        degrees=degrees,
        isolated=tuple(key for key, degree in degrees.items() if not degree),
        bridges=bridges(parts),
        n_parts=sum(len(order) > 1 for order, _below in parts),
    )


def walks(neighbours):
    """Walk each part of the network once, from its first key."""
    seen = set()
    for root in neighbours:
        if root not in seen:
            order, below = walk(root, neighbours)
            seen.update(order)
            yield order, below


def bridges(parts):
    """Give each key without which others would be cut off, with how many: all but the largest part that is left."""
    found = {}
    for order, below in parts:
        root = next(iter(order))
        for key, sizes in below.items():
            if cut := cut_off(sizes, len(order), key == root):
                found[key] = cut
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def cut_off(parts, size, is_root):
    """How many are outside the largest of the parts that remain without a key; `parts` hang below it."""
    left = size - 1 - sum(parts)
    remaining = [*parts] if is_root or not left else [*parts, left]
    return sum(remaining) - max(remaining, default=0)


def walk(root, neighbours):
    """Walk one part in depth: the order of visit, and for each key the sizes of what hangs on it alone (Tarjan)."""
    order, low, size, below = {root: 0}, {root: 0}, {root: 1}, {}
    stack = [(root, None, iter(neighbours[root]))]
    while stack:
        key, parent, others = stack[-1]
        for other in others:
            if other not in order:
                order[other] = low[other] = len(order)
                size[other] = 1
                stack.append((other, key, iter(neighbours[other])))
                break
            if other != parent:
                low[key] = min(low[key], order[other])
        else:
            stack.pop()
            if parent is not None:
                size[parent] += size[key]
                low[parent] = min(low[parent], low[key])
                if low[key] >= order[parent]:
                    below.setdefault(parent, []).append(size[key])
    return order, below
