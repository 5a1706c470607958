from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.forms.agreements import AgreementForm
from observatory.models import Agreement
from observatory.services.agreements import doubts_of, notice_on, save_agreement
from observatory.views.noun import Noun


def agreement_rows(rows):
    return rows.with_pulse(timezone.localdate()).select_related("counterpart_city", "counterpart_country")


def agreement_details(rows):
    related = ("counterpart_city__country", "counterpart_country", "department", "source", "document")
    posts = ("responsible_post", "deputy_post")
    rows = rows.with_pulse(timezone.localdate()).select_related(*related, *posts)
    return rows.prefetch_related("objectives", "sdgs", "documents")


def agreement_extra(agreement, request):
    activities = agreement.activities.kept().filter(city=agreement.city)
    return {
        "activities": activities[:10],
        "n_activities": activities.count(),
        "doubts": doubts_of(agreement, timezone.localdate()),
        "notice_on": notice_on(agreement),
    }


AGREEMENT = Noun(
    name="agreement",
    model=Agreement,
    form=AgreementForm,
    save=save_agreement,
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
