"""The summary in plain language: short sentences that a neighbour follows, with what failed beside what went well."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.progress import BEHIND, NO_DATA, REACHED, REVERSED
from observatory import formats
from reporting.article.figures import goal_in_words
from reporting.choices import ReportKind
from reporting.proposals.headlines import commitments_kept
from reporting.proposals.said import listed, locale_of, quoted, subject_of

TITLES = 3


def summary_of(content):
    """The paragraphs of the summary; on one sheet, which shows the rest beside it, only what was done."""
    if content["report"]["kind"] == ReportKind.BRIEF:
        return [_what_was_done(content)]
    told = [_what_was_done(content), _how_it_stands(content), _what_failed(content), _what_it_cost(content)]
    return [paragraph for paragraph in told if paragraph]


def _what_was_done(content):
    counts = content["counts"]
    if not any(counts[name]["now"] for name in COUNTED):
        return _("%(when)s, %(city)s logged no international activity, agreement or dialogue.") % subject_of(content)
    told = (_activities, _agreements, _dialogues)
    said = [each(content, **counts[name]) for each, name in zip(told, (*COUNTED,), strict=True)]
    return " ".join([*said, commitments_kept(content)]).strip()


COUNTED = ("activities", "agreements_signed", "dialogues")


def _activities(content, now, before):
    if not now:
        return _("%(when)s, %(city)s logged no international activity.") % subject_of(content)
    first = ngettext(
        "%(when)s, %(city)s took part in one international activity.",
        "%(when)s, %(city)s took part in %(n)s international activities.",
        now,
    ) % (subject_of(content) | {"n": now})
    return f"{first} {_compared(now, before)}".strip()


def _compared(now, before):
    """The number of the year before; nothing where none is on record, which need not mean that there was none."""
    if not before:
        return ""
    if before == now:
        return _("A year before there were as many.")
    return ngettext("A year before there was one.", "A year before there were %(n)s.", before) % {"n": before}


def _agreements(_content, now, before):
    if not now:
        return _("No new agreement is on record.")
    return ngettext("It signed one new agreement.", "It signed %(n)s new agreements.", now) % {"n": now}


def _dialogues(_content, now, before):
    if not now:
        return _("No dialogue with organisations of the city is on record.")
    return ngettext(
        "It held one dialogue with organisations of the city.",
        "It held %(n)s dialogues with organisations of the city.",
        now,
    ) % {"n": now}


def _how_it_stands(content):
    """The best result and the worst, each beside its target, and how many indicators cannot be judged."""
    figures = [each for each in content["figures"] if each["points"] and each.get("goal")]
    good = max((each for each in figures if each["band"] == REACHED), key=_share, default=None)
    bad = min((each for each in figures if each["band"] in (BEHIND, REVERSED)), key=_share, default=None)
    told = [_beside_its_target(content, each) for each in (good, bad) if each]
    return " ".join([*told, _not_judged(content["figures"])]).strip()


def _share(figure):
    return Decimal(figure["share"] or 0)


def _beside_its_target(content, figure):
    locale, point = locale_of(content), figure["points"][-1]
    goal = next(each for each in figure["goals"] if each["period"] == figure["goal"])
    words = {
        REACHED: _("What went well: %(name)s stands at %(now)s; the target for %(until)s is %(target)s."),
        BEHIND: _("What is still missing: %(name)s stands at %(now)s; the target for %(until)s is %(target)s."),
        REVERSED: _("What got worse: %(name)s stands at %(now)s; the target for %(until)s is %(target)s."),
    }
    return words[figure["band"]] % {
        "name": quoted(figure["name"]),
        "now": _dated(point, content),
        "until": formats.period(goal["period"], locale),
        "target": goal_in_words(goal, figure, locale),
    }


def _dated(point, content):
    """A value, with its period where that is not the report's own."""
    if point["period"] == content["report"]["period"]:
        return point["words"]
    return f"{point['words']} ({formats.period(point['period'], locale_of(content))})"


def _not_judged(figures):
    n = sum(each["band"] == NO_DATA for each in figures)
    if not n:
        return ""
    if n == len(figures):
        return ngettext(
            "The report follows one indicator; it has no target, or no figure.",
            "The report follows %(n)s indicators; each of them has no target, or no figure.",
            n,
        ) % {"n": n}
    return ngettext(
        "One more indicator has no target, or no figure.",
        "%(n)s more indicators have no target, or no figure.",
        n,
    ) % {"n": n}


def _what_failed(content):
    """The titles of what did not work; nothing where no lesson is on record."""
    failed = [quoted(each["title"]) for each in content["lessons"] if each["is_failure"]]
    if not failed:
        return ""
    named = failed[:TITLES]
    if more := len(failed) - len(named):
        named.append(ngettext("one more", "%(n)s more", more) % {"n": more})
    return _("Not everything worked. The report tells why: %(titles)s.") % {"titles": listed(named, content)}


def _what_it_cost(content):
    year = next((each for each in content["money"]["years"] if _is_told(each, content)), None)
    if year is None:
        return ""
    locale = locale_of(content)
    said = {name: formats.money(Decimal(year[name]), year["currency"], locale) for name in ("planned", "executed")}
    words = _("In %(year)s the city spent %(executed)s of the %(planned)s planned for international action.")
    return words % (said | {"year": year["year"]})


def _is_told(year, content):
    ends = content["report"]["ends_on"]
    return year["planned"] and year["executed"] and ends == f"{year['year']}-12-31"
