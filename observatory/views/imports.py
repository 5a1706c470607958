"""The wizard of imports: file, columns, check, apply; and taking back."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from observatory import imports
from observatory.choices import BatchState, RowFate
from observatory.exports import MEDIA_TYPES, XLSX
from observatory.forms.imports import ColumnsForm, SheetForm, UploadForm, datasets_for
from observatory.imports.mapping import ALL
from observatory.models import City, ImportBatch
from observatory.resources import data_set
from observatory.services.codes import key_of
from observatory.spreadsheets import Refused, read_workbook
from observatory.views.exports import download

PER_PAGE = 25
ROWS_PER_PAGE = 50
OPEN = (BatchState.UPLOADED, BatchState.CHECKED)


def _city(request, code, permission="observatory.import_data"):
    cities = City.objects.worked_on_by(request.user).select_related("country", "currency", "parent")
    city = get_object_or_404(cities, code__iexact=code)
    if not request.user.has_perm(permission, city):
        raise PermissionDenied
    return city


def _batch(request, city, uuid):
    return get_object_or_404(
        ImportBatch.objects.workable_by(request.user).select_related("uploaded_by"), city=city, uuid=uuid
    )


def _batch_to_write(request, city, uuid):
    batch = _batch(request, city, uuid)
    if not request.user.has_perm(data_set(batch.dataset).permission, city):
        raise PermissionDenied
    return batch


def _page(request, template, city, status=200, **context):
    context = {"city": city, "section": "imports"} | context
    return render(request, f"observatory/import_{template}.html", context, status=status)


def import_list(request, city):
    city = _city(request, city, "observatory.see_workspace")
    batches = city.imports.select_related("uploaded_by", "undone_by")
    page = Paginator(batches, PER_PAGE).get_page(request.GET.get("page"))
    may_import = request.user.has_perm("observatory.import_data", city)
    return _page(
        request,
        "list",
        city,
        page=page,
        may_import=may_import,
        datasets=datasets_for(request.user, city),
        kinds=MEDIA_TYPES,
    )


def import_new(request, city):
    city = _city(request, city)
    datasets = datasets_for(request.user, city)
    initial = {"dataset": request.GET.get("dataset", datasets[0].name)}
    form = UploadForm(request.POST or None, request.FILES or None, datasets=datasets, initial=initial)
    if request.method == "POST" and form.is_valid():
        content, filename = form.content()
        try:
            batch = imports.receive(
                dataset=form.cleaned_data["dataset"], content=content, filename=filename, city=city, by=request.user
            )
        except Refused as refusal:
            form.add_error("file", imports.refusal_sentence(refusal))
        else:
            return redirect("import-columns", city.code, batch.uuid)
    return _page(request, "new", city, form=form, datasets=datasets)


def import_columns(request, city, uuid):
    city = _city(request, city)
    batch = _batch_to_write(request, city, uuid)
    if batch.state not in OPEN:
        return redirect("import-detail", city.code, batch.uuid)
    workbook = read_workbook(imports.content_of(batch), batch.filename)
    mapping = _mapping_asked(request, batch)
    told = {
        "workbook": workbook,
        "batch": batch,
        "may_create_cities": request.user.has_perm("observatory.manage_city", city),
    }
    try:
        form = ColumnsForm(request.POST or None, mapping=mapping, **told, initial=batch.report)
    except Refused as refusal:
        return _page(
            request, "unread", city, batch=batch, reason=imports.refusal_sentence(refusal), **_sheets(workbook, None)
        )
    if request.method == "POST" and form.is_valid() and _checked(form, batch, request.user):
        return redirect("import-check", city.code, batch.uuid)
    return _page(request, "columns", city, batch=batch, form=form, dataset=form.dataset, **_sheets(workbook, form))


def _mapping_asked(request, batch):
    """The mapping of a batch, on the sheet and header row that the address asks for."""
    mapping = imports.mapping_of(batch)
    if "sheet" not in request.GET and "header_row" not in request.GET:
        return mapping
    sheet, row = request.GET.get("sheet", ""), request.GET.get("header_row", "")
    same_sheet = sheet == (mapping.sheet or request.GET.get("was", ""))
    row = int(row) if row.isdecimal() and 0 < int(row) < 10**6 and same_sheet and sheet != ALL else None
    return replace(mapping, sheet=sheet, header_row=row, columns={})


def _sheets(workbook, form):
    if form is None:
        return {"sheets": SheetForm(workbook=workbook)}
    sheet = form.mapping.sheet or form.reading.sheet
    initial = {"sheet": sheet, "header_row": form.reading.table.header_row}
    return {
        "sheets": SheetForm(workbook=workbook, initial=initial),
        "sheet": sheet,
        "several_sheets": len(workbook.sheets) > 1,
    }


def _checked(form, batch, user):
    try:
        imports.check(batch, mapping=form.told(), by=user, create_cities=form.cleaned_data.get("create_cities", False))
    except Refused as refusal:
        form.add_error(None, imports.refusal_sentence(refusal))
        return False
    return True


def import_check(request, city, uuid):
    city = _city(request, city)
    batch = _batch_to_write(request, city, uuid)
    if batch.state == BatchState.UPLOADED:
        return redirect("import-columns", city.code, batch.uuid)
    if batch.state != BatchState.CHECKED:
        return redirect("import-detail", city.code, batch.uuid)
    if batch.report["review"]["language"] != get_language():
        imports.check(
            batch, mapping=imports.mapping_of(batch), by=request.user, create_cities=batch.report["create_cities"]
        )
        batch.refresh_from_db()
    return _page(request, "check", city, batch=batch, dataset=data_set(batch.dataset), review=batch.report["review"])


@require_POST
def import_apply(request, city, uuid):
    city = _city(request, city)
    batch = _batch_to_write(request, city, uuid)
    try:
        imports.apply(batch, by=request.user, set_aside="set-aside" in request.POST)
    except imports.AlreadyDone:
        return redirect("import-detail", city.code, batch.uuid)
    except (imports.PlanChanged, imports.RowsRefused):
        imports.check(
            batch,
            mapping=imports.mapping_of(batch),
            by=request.user,
            create_cities=batch.report.get("create_cities", False),
        )
        messages.warning(request, _("The data changed since the file was checked. This is what would be written now."))
        return redirect("import-check", city.code, batch.uuid)
    messages.success(request, _("The file was brought in."))
    return redirect("import-detail", city.code, batch.uuid)


def import_detail(request, city, uuid):
    city = _city(request, city, "observatory.see_workspace")
    batch = _batch(request, city, uuid)
    if batch.state in OPEN:
        return redirect("import-check", city.code, batch.uuid)
    dataset = data_set(batch.dataset)
    rows = batch.imported_rows.filter(record=dataset.model._meta.label_lower)
    page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    may_undo = batch.state == BatchState.APPLIED and request.user.has_perm("observatory.undo_import", city)
    return _page(
        request,
        "detail",
        city,
        batch=batch,
        dataset=dataset,
        page=page,
        rows=_with_records(page, dataset),
        may_undo=may_undo,
        is_undone=batch.state == BatchState.UNDONE,
        review=batch.report.get("review", {}),
    )


def _with_records(page, dataset):
    """The imported rows of a page, each with its record and the address of it."""
    uuids = [row.record_uuid for row in page]
    records = {record.uuid: record for record in dataset.model._base_manager.filter(uuid__in=uuids)}
    return [
        {
            "row": row,
            "fate": RowFate(row.fate),
            "record": (record := records.get(row.record_uuid)),
            "href": _href(dataset, record),
        }
        for row in page
    ]


def _href(dataset, record):
    if record is None or not dataset.page or getattr(record, "removed_at", None):
        return ""
    try:
        return reverse(dataset.page, args=[record.city.code, key_of(record)])
    except NoReverseMatch:
        return ""


def import_undo(request, city, uuid):
    city = _city(request, city, "observatory.undo_import")
    batch = _batch(request, city, uuid)
    if request.method != "POST":
        return _page(request, "undo", city, batch=batch, dataset=data_set(batch.dataset))
    try:
        imports.undo(batch, by=request.user)
    except imports.NotApplied:
        pass
    except imports.NotUndone as refusal:
        return _page(request, "undo", city, 409, batch=batch, dataset=data_set(batch.dataset), blocked=refusal.rows)
    else:
        messages.success(request, _("The import was taken back. Everything is as it was before."))
    return redirect("import-detail", city.code, batch.uuid)


def import_notes(request, city, uuid):
    """The person's own workbook back, with the cells marked."""
    city = _city(request, city)
    batch = _batch_to_write(request, city, uuid)
    if batch.state == BatchState.UPLOADED:
        return redirect("import-columns", city.code, batch.uuid)
    found = imports.planned(batch, by=request.user)
    content = imports.annotated(found, imports.content_of(batch), batch.filename)
    name = batch.filename.rpartition(".")[0] or batch.filename
    return download(content, f"{name} - {_('notes')}.xlsx", MEDIA_TYPES[XLSX])
