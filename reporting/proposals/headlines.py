"""Headlines that may be quoted as they stand: who, when, and how it ended."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.choices import CommitmentStatus
from indicators.progress import BEHIND, ON_TRACK, REACHED, REVERSED
from reporting.choices import ReportKind, Section
from reporting.proposals.said import listed, locale_of
from reporting.shapes import DIMENSIONS
from reporting.stretches import at_the_beginning

AIMED = (REACHED, ON_TRACK, BEHIND, REVERSED)
OF_ALL = gettext_lazy("for international action")
OF_DIMENSIONS = {
    Section.INSTITUTIONAL: gettext_lazy("in the institutional dimension"),
    Section.POLITICAL: gettext_lazy("in the political dimension"),
    Section.TERRITORIAL: gettext_lazy("in the territorial dimension"),
}


def headlines_of(content):
    """A first headline for each chapter that counts something: {section: sentence}; one alone for a single sheet."""
    of_all = {Section.SUMMARY: _of_targets(content, OF_ALL)}
    if content["report"]["kind"] == ReportKind.BRIEF:
        return of_all
    told = {each: _of_targets(content, OF_DIMENSIONS[each], dimension=each.value) for each in DIMENSIONS}
    told |= {Section.DIALOGUES: commitments_kept(content), Section.FAILURES: _of_failures(content)}
    return of_all | told


def _of_targets(content, where, dimension=None):
    """How many targets were reached, and what became of the others; "" where there is none."""
    figures = [each for each in content["figures"] if dimension in (None, each["dimension"])]
    bands = Counter(each["band"] for each in figures)
    n, reached = sum(bands[band] for band in AIMED), bands[REACHED]
    if not n:
        return ""
    rest = _rest(bands, content) if n - reached > 0 and n > 1 else ""
    said = {"when": _when(figures, content), "city": content["city"]["name"], "where": where}
    said |= {"n": n, "reached": reached, "rest": rest}
    return str(_sentence(n, reached)) % said


def _when(figures, content):
    """The period of which the values are that were judged, which need not be that of the report."""
    judged = {each["points"][-1]["period"] for each in figures if each["band"] in AIMED and each["points"]}
    if len(judged) > 1:
        return _("By the latest figures")
    return at_the_beginning(next(iter(judged), content["report"]["period"]), locale_of(content))


def _sentence(n, reached):
    if n == 1:
        only = _("%(when)s, %(city)s reached its only target %(where)s.")
        return only if reached else _("%(when)s, %(city)s had not reached its only target %(where)s.")
    if reached == n:
        return _("%(when)s, %(city)s reached all its %(n)s targets %(where)s.")
    if not reached:
        return _("%(when)s, %(city)s had reached none of its %(n)s targets %(where)s%(rest)s.")
    return _("%(when)s, %(city)s reached %(reached)s of its %(n)s targets %(where)s%(rest)s.")


def _rest(bands, content):
    """What became of the targets that were not reached: "; 2 are on track and 1 is behind"."""
    told = [
        ngettext("%(n)s is on track", "%(n)s are on track", bands[ON_TRACK]) % {"n": bands[ON_TRACK]},
        ngettext("%(n)s is behind", "%(n)s are behind", bands[BEHIND]) % {"n": bands[BEHIND]},
        _("on %(n)s it lost ground") % {"n": bands[REVERSED]},
    ]
    counted = zip(told, (ON_TRACK, BEHIND, REVERSED), strict=True)
    return _("; %(others)s") % {"others": listed([words for words, band in counted if bands[band]], content)}


def commitments_kept(content):
    """How many of the commitments that came of the dialogues are kept; "" where none came."""
    promised = [each for dialogue in content["dialogues"] for each in dialogue["commitments"]]
    kept = sum(each["status"] == CommitmentStatus.DONE for each in promised)
    said = {"n": len(promised), "kept": kept}
    if not promised:
        return ""
    if not kept:
        return (
            ngettext(
                "The dialogues led to one commitment, which is not kept yet.",
                "The dialogues led to %(n)s commitments; none is kept yet.",
                len(promised),
            )
            % said
        )
    if kept == len(promised):
        return (
            ngettext(
                "The dialogues led to one commitment, and it is kept.",
                "The dialogues led to %(n)s commitments, and all are kept.",
                len(promised),
            )
            % said
        )
    words = ngettext(
        "The dialogues led to %(n)s commitments; one is kept.",
        "The dialogues led to %(n)s commitments; %(kept)s are kept.",
        kept,
    )
    return words % said


def _of_failures(content):
    failed = sum(each["is_failure"] for each in content["lessons"])
    if not failed:
        return ""
    return ngettext(
        "One thing did not work. It is told here whole, so that it does not happen again.",
        "%(n)s things did not work. They are told here whole, so that they do not happen again.",
        failed,
    ) % {"n": failed}
