"""The pages that every noun of the register has: list, new, detail, edit, remove, restore, history."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import include, path, reverse
from django.utils.translation import gettext as _

from observatory import after_saving
from observatory.exports import MEDIA_TYPES, data_set_of
from observatory.history import ChangedMeanwhile
from observatory.models import Change
from observatory.services import changes, removal
from observatory.services.codes import key_of, with_key
from observatory.views.conflict import conflict_context
from observatory.views.exports import list_export
from observatory.views.noun import page_locale
from observatory.views.workspace import city_of, city_to_log_in

PAGE = 25
SHORT_HISTORY = 5
LATEST = 4
REMEMBERED = 20  # how far back the last record of one's own is looked for


def record_list(request, city, noun):
    city = city_of(request, city)
    filters = noun.filters(request.GET, rows=noun.rows(noun.of(city, request.user)), search=noun.search, by=noun.by)
    dataset, kind = data_set_of(noun), request.GET.get("as")
    if dataset and kind in MEDIA_TYPES:
        return list_export(dataset, city, request.user, kind, filters.found())
    sort = request.GET.get("sort", "")
    sort = sort if sort.removeprefix("-") in noun.sorts else noun.default_sort
    found = filters.found()
    page = page_of(ordered(found, noun, sort), noun, request.GET.get("page"))
    return render(
        request,
        noun.template("list"),
        {
            "city": city,
            "section": noun.section,
            "noun": noun,
            "filters": filters,
            "is_filtered": any(request.GET.get(name) for name in filters.fields),
            "page": page,
            "sort": sort,
            "new": noun.address("new", city),
            "back": reverse(noun.back, args=[city.code]),
            "removed": just_removed(request, city, noun),
            "may_log": request.user.has_perm(noun.permission, city),
            "kinds": MEDIA_TYPES if dataset else (),
            "dataset": dataset,
            **noun.list_extra(found, request),
        },
    )


def page_of(rows, noun, number):
    """A page of these rows: they are ordered by their keys, and only those shown are read with all that they show."""
    page = Paginator(rows.values_list("pk", flat=True), PAGE).get_page(number)
    shown = {row.pk: row for row in noun.rows(noun.model.objects.filter(pk__in=list(page)))}
    page.object_list = [shown[pk] for pk in page]
    return page


def ordered(rows, noun, sort):
    names = noun.sorts[sort.removeprefix("-")]
    if sort.startswith("-"):
        names = [name.removeprefix("-") if name.startswith("-") else f"-{name}" for name in names]
    return rows.order_by(*names, "pk")


def just_removed(request, city, noun):
    """The record that was taken off a moment ago, to be put back with one press."""
    if not (key := request.GET.get("removed")):
        return None
    record = with_key(noun.model.objects.of(city).exclude(removed_at=None), key).first()
    return record and {"record": record, "restore": noun.address("restore", city, record)}


def record_detail(request, city, key, noun):
    city = city_of(request, city)
    try:
        record = noun.find(city, request.user, key)
    except Http404:
        if successor := noun.elsewhere(city, request.user, key):
            return redirect(noun.address("detail", city, successor))
        raise
    log = changes.changes_of(record)
    return render(
        request,
        noun.template("detail"),
        {
            "city": city,
            "section": noun.section,
            "noun": noun,
            "record": record,
            "list": noun.address("list", city),
            "edit": noun.address("edit", city, record),
            "remove": noun.address("remove", city, record),
            "history": noun.address("history", city, record),
            "duplicate": f"{noun.address('new', city)}?copy={key_of(record)}",
            "may_log": request.user.has_perm(noun.permission, city),
            "rows_behind": changes.rows_behind(record),
            "events": events(log[:SHORT_HISTORY], city, about=record),
            "n_events": log.count(),
            **noun.extra(record, request),
        },
    )


def record_history(request, city, key, noun):
    city = city_of(request, city)
    record = noun.find(city, request.user, key)
    page = Paginator(changes.changes_of(record), PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "observatory/record_history.html",
        {
            "city": city,
            "section": noun.section,
            "noun": noun,
            "record": record,
            "list": noun.address("list", city),
            "detail": noun.address("detail", city, record),
            "page": page,
            "events": events(page, city, about=record),
        },
    )


def events(log, city, *, about=None):
    """Lines of the log as the pages show them; what belongs to the record they are about is named."""
    own = about and about._meta.label_lower
    locale = page_locale(city)
    return [
        {
            "change": change,
            "who": change.by or _("The system"),
            "what": changes.action_in_words(change),
            "label": change.label if about and change.record != own else "",
            "differences": changes.differences(change, locale) if change.action != "created" else [],
        }
        for change in log
    ]


def record_new(request, city, noun):
    city = city_to_log_in(request, city, noun.permission)
    copied = copied_record(request, city, noun)
    form = noun.form(*answers(request), city=city, initial=initial(request, copied, noun))
    if form.is_valid():
        record = noun.save(form, by=request.user)
        messages.success(request, after_saving.sentence(record))
        if "another" in request.POST:
            return redirect(request.get_full_path())
        return redirect(noun.address("detail", city, record))
    latest = list(noun.of(city, request.user).named().order_by("-pk")[:LATEST])
    own = last_of_mine(noun, city, request.user)
    duplicate = own and f"{noun.address('new', city)}?copy={key_of(own)}"
    rows = [(each, noun.address("detail", city, each)) for each in latest]
    return form_page(request, city, noun, form, duplicate=duplicate, latest=rows)


def last_of_mine(noun, city, user):
    """The record of this kind that the person logged last, to start another one from; None when there is none."""
    log = Change.objects.filter(city=city, by=user, action="created", record=noun.model._meta.label_lower)
    uuids = list(log.order_by("-pk").values_list("record_uuid", flat=True)[:REMEMBERED])
    own = {record.uuid: record for record in noun.of(city, user).filter(uuid__in=uuids)}
    return next((own[uuid] for uuid in uuids if uuid in own), None)


def answers(request):
    """What a form is filled in with: everything sent, or nothing on a first look."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def copied_record(request, city, noun):
    if not (key := request.GET.get("copy")):
        return None
    return with_key(noun.of(city, request.user), key).first()


def initial(request, copied, noun):
    """What a new form starts with: a record to copy, or answers that the address gives."""
    if copied is not None:
        return noun.form(instance=copied, city=copied.city).copied_values()
    asked = noun.form.base_fields.keys() - {"is_public"}  # a link may not make something public
    return {name: values[-1] for name, values in request.GET.lists() if name in asked}


def record_edit(request, city, key, noun):
    city = city_to_log_in(request, city, noun.permission)
    record = noun.find(city, request.user, key)
    form = noun.form(*answers(request), instance=record, city=city)
    if form.is_valid():
        try:
            saved = noun.save(form, by=request.user)
        except ChangedMeanwhile as meanwhile:
            return conflict_page(request, city, noun, form, meanwhile.current)
        messages.success(request, after_saving.sentence(saved))
        return redirect(noun.address("detail", city, saved))
    return form_page(request, city, noun, form)


def form_page(request, city, noun, form, *, status=None, **extra):
    record = form.instance if form.instance.pk else None
    context = {
        "city": city,
        "section": noun.section,
        "noun": noun,
        "form": form,
        "title": str(type(record).objects.get(pk=record.pk)) if record else "",
        "list": noun.address("list", city),
        "cancel": noun.address("list", city),
        "duplicate": None,
        "latest": None,
        "conflict_rows": None,
    }
    return render(request, noun.form_template, context | extra, status=status)


def conflict_page(request, city, noun, form, current):
    """Show both versions, keep what was typed, and let the next save be made on top of the version shown."""
    return form_page(request, city, noun, form, status=409, **conflict_context(form, current, city))


def record_remove(request, city, key, noun):
    city = city_to_log_in(request, city, noun.permission)
    record = noun.find(city, request.user, key)
    if request.method == "POST":
        try:
            after_saving.counts_for(noun.remove(record, by=request.user))
        except removal.InUse as problem:
            messages.error(request, str(problem))
            return redirect(noun.address("detail", city, record))
        return redirect(f"{noun.address('list', city)}?removed={key_of(record)}")
    context = {"city": city, "section": noun.section, "noun": noun, "record": record}
    context |= {"list": noun.address("list", city), "detail": noun.address("detail", city, record)}
    return render(request, "observatory/record_remove.html", context)


def record_restore(request, city, key, noun):
    city = city_to_log_in(request, city, noun.permission)
    record = get_object_or_404(with_key(noun.model.objects.of(city).exclude(removed_at=None), key))
    if request.method != "POST":
        return redirect(noun.address("list", city))
    try:
        after_saving.counts_for(removal.restore(record, by=request.user))
    except removal.Replaced:
        messages.error(request, _("It cannot be put back: another record has taken its place."))
        return redirect(noun.address("list", city))
    messages.success(request, _("Put back on the register: %(record)s.") % {"record": record})
    return redirect(noun.address("detail", city, record))


def routes(noun, folder):
    """The addresses of a noun, below `work/<city>/<folder>/`: one include, so that others pass them by at one look."""
    pages = [
        ("", "list", record_list),
        ("new/", "new", record_new),
        ("<str:key>/", "detail", record_detail),
        ("<str:key>/edit/", "edit", record_edit),
        ("<str:key>/remove/", "remove", record_remove),
        ("<str:key>/restore/", "restore", record_restore),
        ("<str:key>/history/", "history", record_history),
    ]
    addresses = [path(rest, partial(view, noun=noun), name=f"{noun.name}-{act}") for rest, act, view in pages]
    return [path(f"work/<slug:city>/{folder}/", include(addresses))]
