"""Actors that may be one written down twice: names nearly alike, or the same website."""

from collections import defaultdict
from itertools import combinations
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from actors.models import DistinctActors

ALIKE = 90  # of 100
STEM = 5  # letters that two words must share to be compared
MOST_IN_A_STEM = 60  # a word that so many share tells nothing: "association", "university"


def possible_doubles(actors):
    """Give the pairs of keys that may be one actor and were not told apart: the most alike first."""
    rows = list(actors.order_by("pk").values_list("pk", "name_key", "website"))
    apart = set(DistinctActors.objects.filter(first__in=actors).values_list("first", "second"))
    names = {pk: name for pk, name, _website in rows}
    scores = {pair: fuzz.token_sort_ratio(names[pair[0]], names[pair[1]]) for pair in compared(rows)}
    same_site = set(of_one_site(rows))
    found = [pair for pair, score in scores.items() if score >= ALIKE] + sorted(same_site)
    pairs = [pair for pair in dict.fromkeys(found) if pair not in apart]
    return sorted(pairs, key=lambda pair: (-scores.get(pair, 0), pair))


def compared(rows):
    """Pairs whose names share a word, or the beginning of one, that few others have."""
    by_stem = defaultdict(list)
    for pk, name, _website in rows:
        for stem in {word[:STEM] for word in name.split()} | {name[:STEM]}:
            by_stem[stem].append(pk)
    groups = (group for group in by_stem.values() if len(group) <= MOST_IN_A_STEM)
    return {pair for group in groups for pair in combinations(group, 2)}


def of_one_site(rows):
    """Pairs that give the same page of the web as theirs."""
    by_site = defaultdict(list)
    for pk, _name, website in rows:
        if website:
            parts = urlsplit(website.lower())
            by_site[parts.netloc.removeprefix("www.") + parts.path.rstrip("/")].append(pk)
    return [pair for group in by_site.values() for pair in combinations(group, 2)]
