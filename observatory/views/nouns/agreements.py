from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.forms.agreements import AgreementFilter, AgreementForm
from observatory.models import Agreement
from observatory.services.agreement_merging import merged_away
from observatory.services.agreements import doubts_of, notice_on, save_agreement
from observatory.services.codes import key_of
from observatory.services.legal_steps import template_for, timeline
from observatory.views.noun import Noun


def agreement_rows(rows):
    return rows.with_pulse(timezone.localdate()).select_related("counterpart_city", "counterpart_country")


def agreement_details(rows):
    related = ("counterpart_city__country", "counterpart_country", "department", "source", "document")
    posts = ("responsible_post", "deputy_post")
    rows = rows.with_pulse(timezone.localdate()).select_related(*related, *posts)
    return rows.select_related("city").prefetch_related("objectives", "sdgs", "documents")


def agreement_extra(agreement, request):
    activities = agreement.activities.kept().filter(city=agreement.city)
    return {
        "key": key_of(agreement),
        "activities": activities[:10],
        "n_activities": activities.count(),
        "doubts": doubts_of(agreement, timezone.localdate()),
        "notice_on": notice_on(agreement),
        "steps": timeline(agreement),
        "template": template_for(agreement.city.country_id),
        "specific_objectives": agreement.specific_objectives.filter(removed_at=None),
        "renewals": agreement.renewals.filter(removed_at=None).select_related("source"),
        "reviews": agreement.reviews.filter(removed_at=None).select_related("decided_by"),
        "merged": agreement.merged.all(),
    }


AGREEMENT = Noun(
    name="agreement",
    model=Agreement,
    form=AgreementForm,
    save=save_agreement,
    filters=AgreementFilter,
    elsewhere=merged_away,
    rows=agreement_rows,
    details=agreement_details,
    extra=agreement_extra,
    search=("title", "counterpart_city__name", "counterparts", "code"),
    by=("kind", "status", "counterpart_country", "department"),
    sorts={
        "title": ("title",),
        "counterpart": ("counterpart_city__name", "counterparts"),
        "signed": ("signed_on",),
        "ends": ("ends_on",),
        "active": ("last_activity_on",),
        "pulse": ("pulse_rank", "-months_silent"),
    },
    default_sort="-signed",
    words={
        "many": _("Agreements"),
        "new": _("Log an agreement"),
        "none": _("No agreement is logged yet"),
        "hint": _("Log the twinnings, memoranda and letters the city has signed, or bring them in from a spreadsheet."),
    },
)
