"""What the office knows: its strategy, decisions and their reasons, indicators, actors, lessons, documents, words."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actors.models import Actor
from indicators import series, wording
from indicators.models import AdoptedIndicator, Finding, TargetSet
from observatory import formats, glossary, guidance
from observatory.models import AgreementReview, Change, Lesson, Source, Strategy
from reporting.handover.parts import part, table


@part
def strategy(scope):
    titles = {step.number: str(step.title) for stage in guidance.stages() for step in stage.steps}
    lines = [
        (
            (plan.title, f"{step.number}. {titles[step.number]}", step.get_state_display(), step.answer),
            scope.page(plan),
        )
        for plan in scope.of(Strategy).prefetch_related("steps")
        for step in plan.steps.all()
    ]
    header = [_("Strategy"), _("Step"), _("State"), _("What was answered")]
    said = _("How far the planning of each strategy has come, by the sixteen steps.")
    return table("strategy", _("Strategy and its planning"), said, header, lines)


@part
def decisions(scope):
    reviews = AgreementReview.objects.workable_by(scope.user).filter(agreement__city=scope.city).exclude(decision="")
    told = [
        (review.decided_at.date(), str(review.agreement), str(review.get_decision_display()), review.reason)
        for review in reviews.select_related("agreement")
    ]
    sets = TargetSet.objects.filter(adoption__city=scope.city).exclude(reason="")
    told += [
        (each.decided_on, str(each.adoption.indicator), str(each.get_kind_display()), each.reason)
        for each in sets.select_related("adoption__indicator")
    ]
    published = Change.objects.filter(city=scope.city, record="reporting.report", action="published")
    told += [(change.at.date(), change.label, _("Published"), change.after.get("reason") or "") for change in published]
    lines = [((scope.date(day), what, decision, why), "") for day, what, decision, why in sorted(told, reverse=True)]
    header = [_("Date"), _("What about"), _("Decision"), _("Why")]
    said = _("Decisions on agreements, targets that were set or changed, reports that were published.")
    return table("decisions", _("Decisions and their reasons"), said, header, lines)


@part
def indicators(scope):
    adoptions = AdoptedIndicator.objects.current().filter(city=scope.city).select_related("indicator")
    methods = {each.pk: each for each in adoptions}
    figures = series.city_figures(scope.city, adoptions=adoptions)
    levels = series.level_names([figure.indicator_id for figure in figures])
    lines = []
    for figure in figures:
        latest, adoption = figure.latest, methods[figure.adoption_id]
        kind, scale = figure.value_type, levels.get(figure.indicator_id)
        value = latest and wording.point_in_words(latest, kind, scope.locale, scale, figure.decimals)
        when = formats.period(latest.period, scope.locale) if latest else ""
        method = adoption.indicator.how_to_compute
        cells = (f"{figure.code} {figure.name}", value or _("no approved value"), when)
        cells += (wording.band_label(figure), adoption.get_frequency_display(), adoption.owner_role, method)
        lines.append((cells, ""))
    header = [_("Indicator"), _("Last value"), _("Period"), _("Result"), _("Measured"), _("Post"), _("Method")]
    said = _("The indicators in use with their method and last approved value. All values are in the data files.")
    return table("indicators", _("Indicators"), said, header, lines)


@part
def evaluations(scope):
    rows = scope.of(Finding).filter(evaluation__removed_at=None).select_related("evaluation")
    lines = [
        (
            (row.evaluation, row.get_kind_display(), row.text, row.get_answer_display(), row.answer_reason),
            scope.page(row),
        )
        for row in rows
    ]
    header = [_("Evaluation"), _("Kind"), _("Finding"), _("Answer of the city"), _("Why")]
    said = _("What evaluations found and recommended, and what the city answered.")
    return table("evaluations", _("Evaluations"), said, header, lines)


@part
def actors(scope):
    rows = scope.of(Actor).select_related("country")
    lines = [
        (
            (
                row.name,
                row.get_group_display(),
                row.get_subkind_display(),
                row.place,
                row.country.name if row.country else "",
            ),
            scope.page(row),
        )
        for row in rows
    ]
    header = [_("Actor"), _("Group"), _("Sub-kind"), _("City"), _("Country")]
    said = _("The actors of the territory, without what was noted of their power or interest.")
    return table("actors", _("Actors"), said, header, lines)


@part
def lessons(scope):
    lines = [
        ((row.title, scope.date(row.happened_on), row.happened, row.why, row.changed), scope.page(row))
        for row in scope.of(Lesson)
    ]
    header = [_("Lesson"), _("Date"), _("What happened"), _("Why"), _("What we changed")]
    return table("lessons", _("Lessons"), _("What was tried and what was learned."), header, lines)


@part
def documents(scope):
    lines = [
        ((row.title, row.publisher, row.filename or row.url, row.sha256), scope.page(row)) for row in scope.of(Source)
    ]
    header = [_("Document"), _("Publisher"), _("File or address"), _("Checksum (SHA-256)")]
    said = _("Every document on file. Those with a checksum lie in the package, unchanged since they came in.")
    return table("documents", _("Documents"), said, header, lines)


@part
def words(scope):
    language = get_language()
    terms = sorted(glossary.terms(), key=lambda term: term.term[language].casefold())
    lines = [((term.term[language], term.definition[language]), "") for term in terms]
    return table("words", _("Glossary"), _("The words of this book."), [_("Word"), _("Meaning")], lines)
