"""What may be told of the answers to a question so that nobody can make out a group of one to four people.

Everybody is assumed to know these rules and the number of all answers. A count is told or not, never blurred. Two laws
hold, and a test tries them over all counts there can be: whatever is told also fits counts by which any given group is
empty or has five people or more; and what is withheld depends on the counts only in ways that keep this so.
"""

FEWEST = 5
LEVEL_FROM = 11  # so many answers are needed before a level in words is told without the counts
HIGH, MIDDLE = 75, 50  # per cent


def protected(counts, groups=None):
    """Answer each count, or None where it is not told; the last are those who left the question blank.

    Groups under five are withheld, and with them the next larger ones, so that no difference tells them. Where so few
    answered that every group could be that small, all is told or nothing.
    """
    total = sum(counts)
    small = [count for count in counts if 0 < count < FEWEST]
    if total < FEWEST or (small and is_small(total, groups or len(counts))):
        return (None,) * len(counts)
    if not small:
        return tuple(counts)
    next_larger = min(count for count in counts if count >= FEWEST)
    return tuple(None if 0 < count < FEWEST or count == next_larger else count for count in counts)


def is_small(total, groups):
    """Whether so few answered that every one of the groups could be under five."""
    return total <= (FEWEST - 1) * groups


def may_tell_level(total, groups):
    """Whether a level in words may be told though the counts may not."""
    return total >= LEVEL_FROM and is_small(total, groups)


def lower_median(counts):
    """The place, from 1, of the level in the middle; the lower one where it falls between two; None without any."""
    total, reached = sum(counts), 0
    for place, count in enumerate(counts, 1):
        reached += count
        if total and 2 * reached >= total:
            return place
    return None


def level_of_share(part, whole):
    """The level of a share: high from three quarters on, medium from one half on; None of nobody."""
    if not whole:
        return None
    share = part * 100
    return 3 if share >= HIGH * whole else 2 if share >= MIDDLE * whole else 1
