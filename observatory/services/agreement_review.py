"""The yearly sheet: each agreement with its pulse and what came of it, to be renewed, transformed or closed."""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from observatory import history
from observatory.choices import AgreementDecision, AgreementStatus
from observatory.models import Activity, Agreement, AgreementReview, SpecificObjective
from observatory.services.codes import key_of

MOST_RESULTS = 3


@dataclass(frozen=True)
class Line:
    """An agreement in the sheet of a year."""

    agreement: Agreement
    review: AgreementReview | None
    objectives: list
    n_activities: int
    results: list

    @property
    def key(self):
        return key_of(self.agreement)

    @property
    def decision(self):
        return self.review.decision if self.review else ""

    @property
    def obtained(self):
        """What was got: in the office's words, or else the results that the year's activities tell."""
        return [self.review.obtained] if self.review and self.review.obtained else self.results


def day_of(year, today):
    """The day as of which a sheet tells: today, or the last day of a year that is over."""
    return min(today, datetime.date(year, 12, 31))


def rows_of_year(city, user, year, today):
    """The agreements that a sheet asks about: signed by the end of the year and not known to be over before it."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    was_over = Q(status=AgreementStatus.ENDED) & (Q(ends_on=None) | Q(ends_on__lt=first))
    rows = Agreement.objects.workable_by(user).filter(Q(signed_on=None) | Q(signed_on__lte=last), city=city)
    rows = rows.exclude(status=AgreementStatus.NEGOTIATION).exclude(was_over)
    rows = rows.with_pulse(today) if last >= today else rows.with_pulse(last, until=last)  # as it was then
    return rows.select_related("counterpart_city", "counterpart_country").order_by("-pulse_rank", "title", "pk")


def lines(agreements, year):
    """Give the lines of a sheet for agreements of one city, in four queries however many there are."""
    agreements = list(agreements)
    reviews = AgreementReview.objects.kept().filter(agreement__in=agreements, year=year).select_related("decided_by")
    review_of = {review.agreement_id: review for review in reviews}
    objectives = defaultdict(list)
    for each in SpecificObjective.objects.kept().filter(agreement__in=agreements):
        objectives[each.agreement_id].append(each)
    done = activities_of(agreements, year)
    return [
        Line(
            each,
            review_of.get(each.pk),
            objectives[each.pk],
            len(done[each.pk]),
            [result for result in done[each.pk] if result][:MOST_RESULTS],
        )
        for each in agreements
    ]


def activities_of(agreements, year):
    """The results, "" where none is told, of the activities of a year by agreement, latest first."""
    found = Activity.objects.kept().filter(agreements__in=agreements, starts_on__year=year)
    results = defaultdict(list)
    for agreement, result in found.order_by("-starts_on", "-pk").values_list("agreements", "result"):
        results[agreement].append(result)
    return results


def decided_in(year):
    """The reviews of a year that decide something."""
    return AgreementReview.objects.kept().filter(year=year).exclude(decision="")


def tally(rows, year):
    """How many agreements of a sheet stand under each decision, those without one under ""."""
    decided = decided_in(year).filter(agreement__in=rows.order_by().values("pk"))
    counted = Counter(decided.values_list("decision", flat=True))
    total = rows.count()
    return {decision: counted[decision] for decision in AgreementDecision.values} | {"": total - counted.total()}


def review_of(agreement, year):
    """The review of an agreement in a year, stored or still to be written."""
    found = AgreementReview.objects.filter(agreement=agreement, year=year, removed_at=None).first()
    return found or AgreementReview(agreement=agreement, year=year)


@transaction.atomic
def save_review(form, *, by):
    """Record what is decided on an agreement in a year, by whom and when. Raises `history.ChangedMeanwhile`."""
    review = form.instance
    Agreement.objects.select_for_update().get(pk=review.agreement_id)
    if review.pk is None and (other := review_of(review.agreement, review.year)).pk:
        raise history.ChangedMeanwhile(other)
    if "decision" in form.changed_data or "reason" in form.changed_data:
        is_decided = bool(review.decision)
        review.decided_at, review.decided_by = (timezone.now(), by) if is_decided else (None, None)
    return history.save_form(form, by=by)
