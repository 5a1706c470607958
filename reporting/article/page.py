"""The article of an edition, for the web and for paper: its parts in their order, and what each shows."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy

from indicators.choices import Dimension
from indicators.progress import BANDS
from observatory import formats
from reporting.article.addresses import address_of, figure_address
from reporting.article.annex import table_of
from reporting.article.choosing import chosen
from reporting.article.figures import Shown, goal_in_words, goal_of, told
from reporting.article.money import spent_of, years_of
from reporting.article.stored import dated, number
from reporting.article.words import used_terms, words_of
from reporting.choices import Section
from reporting.drawings import chart_of, series_of_content
from reporting.shapes import shape_of
from reporting.stretches import in_full

CODES_AT_MOST = 40
TELLING = 2
OPTIONAL = (Section.NEXT, Section.EVALUATION, Section.FAILURES)
TITLES = {
    "summary": gettext_lazy("The period in short"),
    "projects": gettext_lazy("Projects"),
    "annex": gettext_lazy("Data annex"),
    "method": gettext_lazy("Method, and how to check this report"),
    "reading": gettext_lazy("How to read this report"),
    "contents": gettext_lazy("Contents"),
    "traces": gettext_lazy("From each figure to its source"),
    "glossary": gettext_lazy("Glossary"),
    "credits": gettext_lazy("About this document"),
    "brief": gettext_lazy("The period in short"),
}


def _drawn(name):
    return f"reporting/print/{name}.html"


@dataclass(frozen=True)
class Part:
    """A part of the article: its anchor, its title in the contents, and what it is drawn with."""

    key: str
    title: str
    template: str
    dimension: dict | None = None


class Page:
    """What the article's template shows: the content, prepared. `kind` is "web" or "paper"."""

    def __init__(self, edition, kind):
        self.content = edition.content
        self.is_paper = kind == "paper"
        self.edition = edition
        self.is_trial = getattr(edition, "is_trial", False)
        self.address = address_of(edition) if settings.SITE_URL else ""
        self.locale = formats.locale_for(edition.language, self.content["city"]["locale"])
        self.period = self.content["report"]["period"]

    @cached_property
    def city(self):
        """The city as it was named then, for the format tags too."""
        return SimpleNamespace(**self.content["city"])

    @property
    def is_over(self):
        """Whether the period had ended by the day to which the data reach."""
        return self.content["report"]["data_until"] >= self.content["report"]["ends_on"]

    @property
    def period_in_full(self):
        return in_full(self.period, self.locale)

    @property
    def spoken(self):
        """The language in which the office writes its register; editions of old tell only how the city writes dates."""
        city = self.content["city"]
        return city.get("language") or city["locale"].partition("_")[0]

    @cached_property
    def texts(self):
        """Headline and paragraphs of each chapter, also of those nobody wrote."""
        empty = {"headline": "", "text": ""}
        return {
            section.value: self.content["texts"].get(section.value, empty) | {"paragraphs": self._paragraphs(section)}
            for section in Section
        }

    def _paragraphs(self, section):
        text = self.content["texts"].get(section.value, {}).get("text", "")
        return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]

    @cached_property
    def approved_by(self):
        """Who approved texts and figures by freezing them; editions of old do not say: whoever published did."""
        return self.content.get("approved_by") or str(self.edition.published_by)

    @cached_property
    def shape(self):
        return shape_of(self.content["report"]["kind"])

    @cached_property
    def parts(self):
        """The parts of this kind of report in their order; what nobody wrote and nothing fills is left out."""
        found = []
        for name in self.shape.parts:
            if name == "dimensions":
                shown = [each for each in self.dimensions if each["shown"] or each["text"]["paragraphs"]]
                found += [Part(each["key"], each["title"], _drawn("dimension"), each) for each in shown]
            elif name not in OPTIONAL or self.texts[name]["paragraphs"] or name in self._filled_by_itself:
                found.append(Part(name, TITLES.get(name) or Section(name).label, _drawn(name)))
        return found

    @property
    def _filled_by_itself(self):
        """The chapters that have something to tell without a text."""
        failures = self.content["lessons"] or self.content["none_recorded_by"]
        return {name for name, told in (("evaluation", self.evaluations), ("failures", failures)) if told}

    @property
    def listed(self):
        """The parts that the contents list: those after them."""
        return [part for part in self.parts if part.key not in ("reading", "contents")]

    @cached_property
    def actions(self):
        """What was agreed and done, with the days it reaches over."""
        told = dated([self.content["actions"]])[0]
        told["is_beyond"] = told["last_on"] > datetime.date.fromisoformat(self.content["report"]["ends_on"])
        return told | {name: dated(told[name]) for name in ("signed", "ended", "activities")}

    @cached_property
    def projects(self):
        return [each | {"budget": number(each["budget"])} for each in self.content["projects"]]

    @cached_property
    def practice(self):
        return self.content["practice"] | {"events": dated(self.content["practice"]["events"])}

    @cached_property
    def _numbers(self):
        """The number of the mark of each figure, by its code, in the order of the report."""
        ordered = [f["code"] for dimension in Dimension for f in self.content["figures"] if f["dimension"] == dimension]
        return {code: n for n, code in enumerate(ordered, start=1)}

    @cached_property
    def marked(self):
        """Every figure of the report in the order of its marks."""
        return [shown for dimension in self.dimensions for shown in dimension["chosen"].rows]

    @cached_property
    def are_of_the_period(self):
        """Whether every value told is of the report's own period, not of another that ended within it or before."""
        return all(shown.now is None or shown.now["period"] == self.period for shown in self.marked)

    @property
    def drawn(self):
        """The figures that have a chart: the list of figures."""
        return [shown for dimension in self.dimensions for shown in dimension["chosen"].drawn]

    @property
    def has_codes(self):
        """Whether each mark has a code for the telephone: where they are many, the short address is enough."""
        return self.is_paper and bool(self.address) and len(self.marked) <= CODES_AT_MOST

    @cached_property
    def telling(self):
        """For one sheet: of each dimension the first figures with a goal."""
        found = [(d["key"], [shown for shown in d["chosen"].rows if shown.goal][:TELLING]) for d in self.dimensions]
        return [(key, shown) for key, some in found for shown in some]

    @cached_property
    def glossary(self):
        """The terms of the glossary that the report uses: [(word, definition)] in the order of the alphabet."""
        return used_terms(words_of(self._drawn_beside_the_glossary()), self.edition.language)

    def _drawn_beside_the_glossary(self):
        """What the other parts show, as HTML: a word that stands only in what is not shown needs no explanation."""
        others = [part for part in self.parts if part.key != "glossary"]
        known = {"page": self, "edition": self.edition, "city": self.city}
        return " ".join(render_to_string(part.template, known | {"dimension": part.dimension}) for part in others)

    @cached_property
    def dimensions(self):
        """The three dimensions in their fixed order: key, name, its figures and its counts by result band."""
        return [self._dimension(dimension) for dimension in Dimension]

    def _dimension(self, dimension):
        figures = [figure for figure in self.content["figures"] if figure["dimension"] == dimension.value]
        shown = [self._shown(figure) for figure in figures]
        return {
            "key": dimension.value,
            "name": dimension.label,
            "title": Section(dimension.value).label,
            "text": self.texts[dimension.value],
            "shown": shown,
            "chosen": chosen(shown),
            "bands": self._bands(figures),
        }

    @cached_property
    def all_bands(self):
        return self._bands(self.content["figures"])

    def _bands(self, figures):
        found = [figure["band"] for figure in figures]
        return {"total": len(found), "counts": [(band, found.count(band)) for band in BANDS]}

    def _shown(self, figure):
        now, before = told(figure["points"], self.period, is_over=self.is_over)
        goal = goal_of(figure, self.period)
        return Shown(
            figure,
            chart_of(series_of_content(figure), self.locale, title=figure["name"]),
            now,
            before,
            goal,
            self._numbers[figure["code"]],
            figure_address(self.edition, figure["code"]),
            goal_in_words(goal, figure, self.locale) if goal else "",
        )

    @cached_property
    def annex(self):
        """One table per dimension: the last periods as columns, the indicators as rows."""
        return [table_of(dimension) for dimension in self.dimensions if dimension["shown"]]

    @cached_property
    def adjusted(self):
        """Targets that were changed, with the day and the reason: [(figure, target set)]."""
        figures = [shown.figure for shown in self.marked]
        return [(figure, each) for figure in figures for each in dated(figure["target_sets"]) if each["reason"]]

    @cached_property
    def money(self):
        """Budget years with their sums as numbers, and the share of the city's whole budget in per cent."""
        return years_of(self.content["money"])

    @cached_property
    def spent(self):
        """What activities cost, by currency, and missions among it."""
        return spent_of(self.content["money"])

    @cached_property
    def lessons(self):
        return dated(self.content["lessons"])

    @cached_property
    def evaluations(self):
        """The evaluations with what was decided; editions frozen before they were told have none."""
        told = self.content.get("evaluations", [])
        return [each | {"decisions": dated(each["decisions"])} for each in told]

    @cached_property
    def agreements(self):
        return dated(self.content["agreements"])

    @cached_property
    def activities(self):
        return dated(self.content["activities"])

    @cached_property
    def dialogues(self):
        return [each | {"commitments": dated(each["commitments"])} for each in dated(self.content["dialogues"])]

    @cached_property
    def about(self):
        return dated([self.content["report"]])[0]

    @property
    def contact(self):
        return settings.CONTACT_EMAIL

    @property
    def questions(self):
        """Where readers ask about the report, or ""; absolute where the deployment knows its own address."""
        with translation.override(self.edition.language):
            place = [self.content["city"]["code"], self.edition.report.code, self.edition.number]
            return settings.SITE_URL.rstrip("/") + reverse("edition-questions", args=place)

    @cached_property
    def qr(self):
        """The address of the web edition as a QR code, for paper; empty where the deployment's address is unknown."""
        if not settings.SITE_URL:
            return ""
        return segno.make(address_of(self.edition), error="m").svg_data_uri(scale=4, border=0)
