"""A first text for a report, made of what it counts. People change it; nothing is invented."""

from collections import Counter

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.progress import BEHIND, ON_TRACK, REACHED, REVERSED
from observatory import formats
from reporting.choices import Section
from reporting.shapes import DIMENSIONS, sections_of


def proposed_texts(content):
    """Answer a list of {"section", "headline", "text"}, one for each chapter, in the report's language."""
    with translation.override(content["report"]["language"]):
        proposed = {Section.SUMMARY: _summary(content), Section.METHOD: _method(content)}
        headlines = _headlines(content)
    return [
        {
            "section": section.value,
            "headline": headlines.get(section, ""),
            "text": "\n\n".join(proposed.get(section, [])),
        }
        for section in sections_of(content["report"]["kind"])
    ]


def _headlines(content):
    """A first headline for each dimension with targets, and for the dialogues."""
    found = {section: _of_dimension(content["figures"], section.value) for section in DIMENSIONS}
    promised = [each for dialogue in content["dialogues"] for each in dialogue["commitments"]]
    if promised:
        kept = sum(each["status"] == "done" for each in promised)
        found[Section.DIALOGUES] = _("Commitments kept: %(kept)s of %(n)s") % {"kept": kept, "n": len(promised)}
    return found


def _of_dimension(figures, key):
    bands = Counter(figure["band"] for figure in figures if figure["dimension"] == key)
    aimed = sum(bands[band] for band in (REACHED, ON_TRACK, BEHIND, REVERSED))
    if not aimed:
        return ""
    good = bands[REACHED] + bands[ON_TRACK]
    words = ngettext("%(good)s of %(n)s indicators goes well", "%(good)s of %(n)s indicators go well", good)
    return words % {"good": good, "n": aimed}


def _summary(content):
    locale = formats.locale_for(content["report"]["language"], content["city"]["locale"])
    named = {"city": content["city"]["name"], "period": formats.period(content["report"]["period"], locale)}
    return [_what_was_done(content["counts"], named), _how_it_stands(content["figures"])]


def _what_was_done(counts, named):
    agreements, activities = counts["agreements_signed"]["now"], counts["activities"]["now"]
    first = ngettext(
        "In %(period)s, %(city)s logged one international activity.",
        "In %(period)s, %(city)s logged %(n)s international activities.",
        activities,
    ) % (named | {"n": activities})
    second = ngettext("It signed one agreement.", "It signed %(n)s agreements.", agreements) % {"n": agreements}
    dialogues = counts["dialogues"]["now"]
    third = ngettext("It held one dialogue.", "It held %(n)s dialogues.", dialogues) % {"n": dialogues}
    return f"{first} {second} {third}"


def _how_it_stands(figures):
    bands = Counter(figure["band"] for figure in figures)
    aimed = sum(bands[band] for band in (REACHED, ON_TRACK, BEHIND, REVERSED))
    if not aimed:
        return ngettext(
            "The report follows one indicator; it has no target yet.",
            "The report follows %(n)s indicators; none has a target yet.",
            len(figures),
        ) % {"n": len(figures)}
    return _(
        "Indicators with a target: %(n)s. Reached: %(reached)s; on track: %(on_track)s; behind: %(behind)s; "
        "moved away: %(reversed)s."
    ) % {
        "n": aimed,
        "reached": bands[REACHED],
        "on_track": bands[ON_TRACK],
        "behind": bands[BEHIND],
        "reversed": bands[REVERSED],
    }


def _method(content):
    counted = sum(figure["is_counted"] for figure in content["figures"])
    others = len(content["figures"]) - counted
    return [
        ngettext(
            "One indicator is counted from the office's register and keeps the records it counted.",
            "%(n)s indicators are counted from the office's register and keep the records they counted.",
            counted,
        )
        % {"n": counted},
        ngettext(
            "One is collected from other sources, named beside its value.",
            "%(n)s are collected from other sources, named beside their values.",
            others,
        )
        % {"n": others},
        _("The direction approved every value. A value that is corrected later makes a new edition."),
    ]
