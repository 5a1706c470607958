"""The check of an import: what would become of every row, and what people decide about it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from observatory import imports
from observatory.choices import BatchState, RowFate
from observatory.forms.decisions import DecisionsForm, cells_repaired
from observatory.imports.deciding import decided, without
from observatory.resources import data_set
from observatory.spreadsheets import Refused
from observatory.views.import_pages import IMPORT, batch_to_write, elsewhere, import_page
from observatory.views.workspace import city_of

ROWS_PER_PAGE = 50
WARNED = "warned"


def import_check(request, city, uuid):
    city = city_of(request, city, IMPORT)
    batch = batch_to_write(request, city, uuid)
    if away := elsewhere(batch, BatchState.CHECKED) or checked_anew(request, batch):
        return away
    form = DecisionsForm(batch=batch)
    return import_page(
        request,
        "check",
        city,
        batch=batch,
        dataset=data_set(batch.dataset),
        review=batch.report["review"],
        form=form,
        decisions=list(enumerate(imports.mapping_of(batch).repairs)),
    )


def checked_anew(request, batch):
    """Say what was found in the language of the page; answers where to go for it, or None when it is said so."""
    if batch.report["review"]["language"] == get_language():
        return None
    return check_again(request, batch, imports.mapping_of(batch), to="import-check")


def check_again(request, batch, mapping, *, to):
    """Check a batch by a mapping, and go on to a page; a file that cannot be read so any more is told."""
    create_cities = batch.report.get("create_cities", False)
    try:
        imports.start_check(batch, mapping=mapping, by=request.user, create_cities=create_cities)
    except Refused as refusal:
        messages.error(request, imports.refusal_sentence(refusal))
        return redirect("import-columns", batch.city.code, batch.uuid)
    return redirect("import-progress" if batch.is_working else to, batch.city.code, batch.uuid)


@require_POST
def import_decide(request, city, uuid):
    """Take down decisions about causes, names, single cells and rows, and check the file with them."""
    city = city_of(request, city, IMPORT)
    batch = batch_to_write(request, city, uuid)
    if away := elsewhere(batch, BatchState.CHECKED):
        return away
    if "drop" in request.POST:
        places = {int(place) for place in request.POST.getlist("drop") if place.isdecimal()}
        return check_again(request, batch, without(batch, places), to="import-check")
    form = DecisionsForm(request.POST, batch=batch)
    if not form.is_valid():
        messages.error(request, _("Some decisions were not understood. Choose them again."))
        return redirect("import-check", city.code, batch.uuid)
    aliases = list(form.aliases())
    mapping = decided(batch, repairs=form.repairs(), aliases=aliases, by=request.user)
    return check_again(request, batch, mapping, to="import-check")


def import_rows(request, city, uuid):
    """Every row and its fate, by page; single cells are written anew here."""
    city = city_of(request, city, IMPORT)
    batch = batch_to_write(request, city, uuid)
    if away := elsewhere(batch, BatchState.CHECKED) or checked_anew(request, batch):
        return away
    fate = request.GET.get("fate", "")
    rows = batch.planned_rows.all()
    if fate == WARNED:
        rows = rows.filter(is_warned=True).exclude(fate=RowFate.REJECTED)
    elif fate in RowFate:
        rows = rows.filter(fate=fate)
    page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    if request.method == "POST":
        return cells_decided(request, batch, page)
    return import_page(
        request,
        "rows",
        city,
        batch=batch,
        dataset=data_set(batch.dataset),
        page=page,
        fate=fate,
        fates=fates_of(batch),
        columns=batch.report["columns"],
    )


def cells_decided(request, batch, page):
    repairs = cells_repaired(request.POST, page)
    if not repairs:
        messages.info(request, _("Nothing was written anew."))
        return redirect(request.get_full_path())
    mapping = decided(batch, repairs=repairs, by=request.user)
    said = ngettext("One correction was taken down.", "%(n)s corrections were taken down.", len(repairs))
    messages.success(request, said % {"n": len(repairs)})
    return check_again(request, batch, mapping, to="import-rows")


def fates_of(batch):
    """What rows can be looked at: (part of the address, its words, how many)."""
    warned = batch.planned_rows.filter(is_warned=True).exclude(fate=RowFate.REJECTED).count()
    fates = [(fate.value, fate.label, getattr(batch, fate.value)) for fate in RowFate]
    return [("", _("All rows"), batch.rows), *fates, (WARNED, _("With something to know"), warned)]
