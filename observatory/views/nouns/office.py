from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.forms.office import LegalInstrumentForm, OfficeAbroadForm, StaffPositionForm
from observatory.forms.plans import DepartmentForm
from observatory.models import Department, LegalInstrument, OfficeAbroad, StaffPosition
from observatory.services.office import owned_by, remove_post, vacant_posts
from observatory.views.noun import Noun

OFFICE_PAGE = {"section": "office", "back": "office-list", "back_label": _("International office")}

DEPARTMENT = Noun(
    name="department",
    model=Department,
    form=DepartmentForm,
    search=("name", "focal_point", "part_in_action"),
    by=("kind",),
    sorts={"name": ("name",), "kind": ("kind",)},
    default_sort="name",
    words={
        "many": _("Departments"),
        "new": _("Add a department"),
        "none": _("No department is listed yet"),
        "hint": _("List the areas of the local government, so that activities can say which of them took part."),
    },
)


def position_rows(rows):
    return rows.with_holders(timezone.localdate())


def position_extra(position, request):
    today = timezone.localdate()
    vacant = {post.pk: since for post, since in vacant_posts(position.city, today)}
    return {
        "owned": owned_by(position),
        "holdings": position.holdings.select_related("user"),
        "open": position.holdings.meeting(today, None),
        "is_vacant": position.pk in vacant,
        "vacant_since": vacant.get(position.pk),
        "may_give": request.user.has_perm("observatory.manage_people", position),
        "today": today,
    }


POSITION = Noun(
    name="position",
    model=StaffPosition,
    form=StaffPositionForm,
    rows=position_rows,
    details=lambda rows: rows.select_related("city"),
    extra=position_extra,
    remove=remove_post,
    search=("title", "note"),
    sorts={"title": ("title",), "hours": ("hours",)},
    default_sort="title",
    words={
        "many": _("Posts of the office"),
        "new": _("Add a post"),
        "lede": _("Posts own things; people hold posts for a time. Who holds it is said afterwards."),
        "none": _("No post is listed yet"),
        "hint": _("List the posts, not the people: agreements and seats stay with the post when somebody leaves."),
    },
    **OFFICE_PAGE,
)

OFFICE_ABROAD = Noun(
    name="office-abroad",
    model=OfficeAbroad,
    form=OfficeAbroadForm,
    rows=lambda rows: rows.select_related("country"),
    details=lambda rows: rows.select_related("country"),
    search=("name", "place", "purpose"),
    by=("country",),
    sorts={"name": ("name",), "opened": ("opened_on",), "closed": ("closed_on",)},
    default_sort="name",
    words={
        "many": _("Offices abroad"),
        "new": _("Add an office abroad"),
        "none": _("No office abroad is listed"),
        "hint": _("Few cities have one. List it with what it is for and since when."),
    },
    **OFFICE_PAGE,
)

LEGAL = Noun(
    name="legal-instrument",
    model=LegalInstrument,
    form=LegalInstrumentForm,
    details=lambda rows: rows.select_related("source"),
    search=("title", "number", "allows"),
    by=("kind",),
    sorts={"title": ("title",), "kind": ("kind",), "adopted": ("adopted_on",)},
    default_sort="-adopted",
    words={
        "many": _("Legal instruments"),
        "new": _("Add a legal instrument"),
        "none": _("No legal instrument is listed yet"),
        "hint": _("List the norms that found or frame the city's international action, and what each allows."),
    },
    **OFFICE_PAGE,
)
