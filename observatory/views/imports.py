"""The wizard of imports: file, sheet, columns, check, apply; and taking back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from observatory import imports
from observatory.choices import BatchState, ImportStage, RowFate
from observatory.exports import MEDIA_TYPES, XLSX
from observatory.forms.import_columns import ColumnsForm
from observatory.forms.imports import SheetForm, UploadForm, datasets_for
from observatory.models import ImportBatch
from observatory.resources import data_set
from observatory.services.codes import key_of
from observatory.spreadsheets import Refused, read_once, read_workbook
from observatory.views.exports import download
from observatory.views.import_pages import IMPORT, OPEN, batch_of, batch_to_write, elsewhere, import_page
from observatory.views.workspace import city_of

PER_PAGE = 25
ROWS_PER_PAGE = 50
LOOKS_AGAIN_AFTER = 3  # seconds


def import_list(request, city):
    city = city_of(request, city, "observatory.see_workspace")
    batches = city.imports.select_related("uploaded_by", "undone_by")
    page = Paginator(batches, PER_PAGE).get_page(request.GET.get("page"))
    may_import = request.user.has_perm("observatory.import_data", city)
    datasets = datasets_for(request.user, city)
    return import_page(request, "list", city, page=page, may_import=may_import, datasets=datasets, kinds=MEDIA_TYPES)


def import_new(request, city):
    city = city_of(request, city, IMPORT)
    datasets = datasets_for(request.user, city)
    initial = {"dataset": request.GET.get("dataset", datasets[0].name)}
    form = UploadForm(request.POST or None, request.FILES or None, datasets=datasets, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            batches = imports.receive_all(
                form.contents(), dataset=form.cleaned_data["dataset"], city=city, by=request.user
            )
        except Refused as refusal:
            form.add_error("file", imports.refusal_sentence(refusal))
        else:
            return redirect(next_page(batches), city.code, batches[0].uuid)
    return import_page(request, "new", city, form=form, datasets=datasets)


def next_page(batches):
    """Several files are looked over together; of one, the sheet is asked for only where it may be doubted."""
    if len(batches) > 1:
        return "import-together"
    return "import-sheet" if imports.is_sheet_in_doubt(batches[0]) else "import-columns"


def import_together(request, city, uuid):
    """The files that were sent together, each with where it stands."""
    city = city_of(request, city, IMPORT)
    batch = batch_of(request, city, uuid)
    batches = ImportBatch.objects.filter(city=city, upload=batch.upload) if batch.upload else [batch]
    return import_page(request, "together", city, batches=sorted(batches, key=lambda each: each.pk))


def import_sheet(request, city, uuid):
    city = city_of(request, city, IMPORT)
    batch = batch_to_write(request, city, uuid)
    if away := elsewhere(batch, *OPEN):
        return away
    workbook = read_once(read_workbook(imports.content_of(batch), batch.filename))
    form = SheetForm(
        request.POST if request.method == "POST" else None,
        workbook=workbook,
        batch=batch,
        shown=request.GET.get("sheet", batch.mapping.get("sheet")),
    )
    if request.method == "POST" and form.is_valid():
        imports.tell(batch, form.told())
        return redirect("import-columns", city.code, batch.uuid)
    return import_page(request, "sheet", city, batch=batch, dataset=data_set(batch.dataset), form=form)


def import_columns(request, city, uuid):
    city = city_of(request, city, IMPORT)
    batch = batch_to_write(request, city, uuid)
    if away := elsewhere(batch, *OPEN):
        return away
    workbook = read_once(read_workbook(imports.content_of(batch), batch.filename))
    may_create = request.user.has_perm("observatory.manage_city", city)
    told = {"workbook": workbook, "batch": batch, "may_create_cities": may_create, "anew": "anew" in request.GET}
    try:
        form = ColumnsForm(request.POST or None, **told, initial=batch.report)
    except Refused as refusal:
        messages.error(request, imports.refusal_sentence(refusal))
        return redirect("import-sheet", city.code, batch.uuid)
    if request.method == "POST" and (away := columns_told(request, form, batch)):
        return away
    problem = imports.problem_of(batch)
    return import_page(
        request,
        "columns",
        city,
        batch=batch,
        form=form,
        dataset=form.dataset,
        preview=form.preview(request.user),
        problem=problem and imports.refusal_sentence(problem),
    )


def columns_told(request, form, batch):
    """Lay the table out anew, show the first records so, or check all rows; None where something is to be mended."""
    city = batch.city
    if form.is_reshaped:
        imports.tell(batch, form.reshaped())
        return redirect(f"{reverse('import-columns', args=[city.code, batch.uuid])}#shape")
    if not form.is_valid():
        return None
    if "preview" in request.POST:
        imports.tell(batch, form.told(), create_cities=form.cleaned_data.get("create_cities", False))
        return redirect(f"{reverse('import-columns', args=[city.code, batch.uuid])}#preview")
    if checked(form, batch, request.user):
        return redirect("import-progress" if batch.is_working else "import-check", city.code, batch.uuid)
    return None


def checked(form, batch, user):
    """Check a batch by what the person says of its columns; what cannot be read so is told on the page."""
    create_cities = form.cleaned_data.get("create_cities", False)
    try:
        imports.start_check(batch, mapping=form.told(), by=user, create_cities=create_cities)
    except Refused as refusal:
        form.add_error(None, imports.refusal_sentence(refusal))
        return False
    return True


def import_progress(request, city, uuid):
    """How far the work behind the page is; the page asks again by itself until it is done."""
    city = city_of(request, city, IMPORT)
    batch = batch_to_write(request, city, uuid)
    if batch.is_working:
        is_still = "still" in request.GET
        told = {"batch": batch, "progress": batch.progress, "heading": heading_of(batch), "is_still": is_still}
        page = import_page(request, "progress", city, **told)
        if not is_still:
            page.headers["Refresh"] = str(LOOKS_AGAIN_AFTER)
        return page
    if problem := imports.problem_of(batch):
        messages.warning(request, imports.refusal_sentence(problem))
    elif batch.state == BatchState.APPLIED:
        messages.success(request, _("The file was brought in."))
    elif batch.state == BatchState.UNDONE:
        messages.success(request, _("The import was taken back. Everything is as it was before."))
    return elsewhere(batch)


def heading_of(batch):
    """What is done at the moment: an import that was applied is being taken back."""
    is_undone = batch.state == BatchState.APPLIED and batch.stage == ImportStage.WRITING
    return _("Taking the records back") if is_undone else batch.progress.stage.label


@require_POST
def import_cancel(request, city, uuid):
    city = city_of(request, city, IMPORT)
    batch = batch_to_write(request, city, uuid)
    if imports.cancel(batch):
        messages.info(request, _("The work on this file was stopped. Nothing was written."))
    elif batch.is_working:
        messages.info(request, _("The rows are being written and can no longer be stopped. Take them back afterwards."))
    return elsewhere(batch)


@require_POST
def import_apply(request, city, uuid):
    city = city_of(request, city, IMPORT)
    batch = batch_to_write(request, city, uuid)
    create_cities = batch.report.get("create_cities", False)
    try:
        imports.start_apply(batch, by=request.user, set_aside="set-aside" in request.POST)
    except imports.AlreadyDone:
        return elsewhere(batch)
    except (imports.PlanChanged, imports.RowsRefused):
        imports.start_check(batch, mapping=imports.mapping_of(batch), by=request.user, create_cities=create_cities)
        messages.warning(request, _("The data changed since the file was checked. This is what would be written now."))
        return elsewhere(batch)
    if not batch.is_working:
        messages.success(request, _("The file was brought in."))
    return elsewhere(batch)


def import_detail(request, city, uuid):
    city = city_of(request, city, "observatory.see_workspace")
    batch = batch_of(request, city, uuid)
    if batch.state in OPEN or batch.is_working:
        return elsewhere(batch)
    dataset = data_set(batch.dataset)
    rows = imports.RowsOfBatch(batch, dataset.model._meta.label_lower)
    page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    may_undo = batch.state == BatchState.APPLIED and request.user.has_perm("observatory.undo_import", city)
    return import_page(
        request,
        "detail",
        city,
        batch=batch,
        dataset=dataset,
        page=page,
        rows=with_records(page, dataset),
        may_undo=may_undo,
        is_undone=batch.state == BatchState.UNDONE,
        review=batch.report.get("review", {}),
        columns=batch.report.get("columns", {}),
    )


def with_records(page, dataset):
    """The imported rows of a page, each with its record and the address of it."""
    uuids = [row.record_uuid for row in page]
    records = {record.uuid: record for record in dataset.model._base_manager.filter(uuid__in=uuids)}
    return [
        {
            "row": row,
            "fate": RowFate(row.fate),
            "record": (record := records.get(row.record_uuid)),
            "href": address_of(dataset, record),
        }
        for row in page
    ]


def address_of(dataset, record):
    if record is None or not dataset.page or getattr(record, "removed_at", None):
        return ""
    try:
        return reverse(dataset.page, args=[record.city.code, key_of(record)])
    except NoReverseMatch:
        return ""


def import_undo(request, city, uuid):
    city = city_of(request, city, "observatory.undo_import")
    batch = batch_of(request, city, uuid)
    dataset = data_set(batch.dataset)
    if request.method != "POST":
        return import_page(request, "undo", city, batch=batch, dataset=dataset)
    try:
        imports.start_undo(batch, by=request.user)
    except imports.NotApplied:
        pass
    except imports.NotUndone as refusal:
        blocked = with_records(refusal.rows[:ROWS_PER_PAGE], dataset)
        return import_page(
            request, "undo", city, 409, batch=batch, dataset=dataset, blocked=blocked, n_blocked=len(refusal.rows)
        )
    else:
        if not batch.is_working:
            messages.success(request, _("The import was taken back. Everything is as it was before."))
    return elsewhere(batch)


def import_notes(request, city, uuid):
    """The person's own workbook back, with the cells marked."""
    return planned_file(request, city, uuid, _("notes"), with_notes)


def import_rejected(request, city, uuid):
    """The rows that do not go in, and why, as a workbook to correct and bring in again."""
    return planned_file(request, city, uuid, _("set aside"), lambda found, batch: imports.set_aside(found))


def with_notes(found, batch):
    return imports.annotated(found, imports.content_of(batch), batch.filename)


def planned_file(request, city, uuid, what, make):
    city = city_of(request, city, IMPORT)
    batch = batch_to_write(request, city, uuid)
    if batch.state == BatchState.UPLOADED:
        return elsewhere(batch)
    content = make(imports.planned(batch, by=request.user), batch)
    name = batch.filename.rpartition(".")[0] or batch.filename
    return download(content, f"{name} - {what}.xlsx", MEDIA_TYPES[XLSX])
