"""The measures of the actor map, and the map's headlines, in sentences."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actors.choices import RelationKind
from actors.ties import kinds
from observatory import formats

MOST_NAMED = 5


def kind_label(kind):
    """What a tie is called: the declared relation, or what the two share."""
    return RelationKind(kind).label if kind in RelationKind.values else kinds()[kind].label


def named(actors):
    """Names in one list, at most five, with how many more there are."""
    names = [str(actor) for actor in actors[:MOST_NAMED]]
    if more := len(actors) - len(names):
        names.append(ngettext("%(n)s more", "%(n)s more", more) % {"n": more})
    return get_text_list(names, _("and"))


def in_words(actor_map, locale):
    """Say what the network looks like: pairs of a short title and a sentence."""
    measures = actor_map.measures
    if measures.n < 2:
        return [(_("Density"), _("A network begins with two actors."))]
    return [
        (_("Density"), density(measures, locale)),
        (_("Most connected"), most_connected(actor_map)),
        (_("Bridges"), bridges(actor_map)),
        (_("Isolated"), isolated(actor_map)),
    ]


def density(measures, locale):
    told = {"ties": formats.number(measures.n_ties, locale), "actors": formats.number(measures.n, locale)}
    told |= {"share": formats.share(measures.density, locale), "mean": formats.decimal(measures.mean, locale)}
    words = ngettext(
        "%(actors)s actors and %(ties)s pair tied: %(share)s of all pairs. Each has %(mean)s ties on average.",
        "%(actors)s actors and %(ties)s pairs tied: %(share)s of all pairs. Each has %(mean)s ties on average.",
        measures.n_ties,
    )
    return words % told


def most_connected(actor_map):
    measures = actor_map.measures
    first = measures.most_connected(MOST_NAMED)
    if not first:
        return _("Nobody is tied to anybody yet.")
    parts = [
        ngettext("%(actor)s (%(n)s actor)", "%(actor)s (%(n)s actors)", measures.degrees[key])
        % {"actor": actor_map.by_key[key], "n": measures.degrees[key]}
        for key in first
    ]
    return _("Those tied to most others: %(actors)s.") % {"actors": get_text_list(parts, _("and"))}


def bridges(actor_map):
    found = actor_map.measures.bridges
    if not found:
        return _("Nobody is the only tie of others: the network holds without any one of its actors.")
    key, cut = found[0]
    first = ngettext(
        "Without %(actor)s, %(n)s actor would be cut off from the others.",
        "Without %(actor)s, %(n)s actors would be cut off from the others.",
        cut,
    ) % {"actor": actor_map.by_key[key], "n": cut}
    if len(found) == 1:
        return first
    others = [actor_map.by_key[key] for key, _cut in found[1:]]
    also = _("Other bridges: %(actors)s.") % {"actors": named(others)}
    return f"{first} {also}"


def isolated(actor_map):
    alone = [actor_map.by_key[key] for key in actor_map.measures.isolated]
    if not alone:
        return _("No actor stands alone.")
    return ngettext(
        "%(n)s actor has no tie with another: %(actors)s.",
        "%(n)s actors have no tie with another: %(actors)s.",
        len(alone),
    ) % {"n": len(alone), "actors": named(alone)}


def headline(actor_map):
    """Say the one thing about the map that matters most."""
    coverage = actor_map.coverage
    if not coverage.reached:
        return _("Who takes part in the city's international action")
    if waiting := len(actor_map.uncontacted()):
        return ngettext(
            "%(n)s influential actor has not been contacted for six months",
            "%(n)s influential actors have not been contacted for six months",
            waiting,
        ) % {"n": waiting}
    if missing := len(coverage.missing):
        return ngettext(
            "One of the seven groups has no actor yet", "%(n)s of the seven groups have no actor yet", missing
        ) % {"n": missing}
    return _("Actors of all seven groups take part")
