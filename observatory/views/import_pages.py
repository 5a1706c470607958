"""What the pages of an import have in common: whose it is, and where it stands."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render

from observatory.choices import BatchState
from observatory.models import ImportBatch
from observatory.resources import data_set

IMPORT = "observatory.import_data"
OPEN = (BatchState.UPLOADED, BatchState.CHECKED)
PAGES = {BatchState.UPLOADED: "import-columns", BatchState.CHECKED: "import-check"}


def batch_of(request, city, uuid):
    batches = ImportBatch.objects.workable_by(request.user).select_related("uploaded_by", "city")
    return get_object_or_404(batches, city=city, uuid=uuid)


def batch_to_write(request, city, uuid):
    batch = batch_of(request, city, uuid)
    if not request.user.has_perm(data_set(batch.dataset).permission, city):
        raise PermissionDenied
    return batch


def elsewhere(batch, *states):
    """Where to go when an import does not stand where a page belongs; None when it does."""
    if batch.is_working:
        return redirect("import-progress", batch.city.code, batch.uuid)
    if batch.state in states:
        return None
    return redirect(PAGES.get(batch.state, "import-detail"), batch.city.code, batch.uuid)


def import_page(request, template, city, status=200, **context):
    context = {"city": city, "section": "imports"} | context
    return render(request, f"observatory/import_{template}.html", context, status=status)
