from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from observatory.models import Source


@login_not_required
def source_download(request, uuid):
    return file_of(get_object_or_404(Source.objects.visible_to(request.user), uuid=uuid))


def file_of(source):
    """Send a stored file as a download only, never shown by the browser on our own address."""
    if not source.file:
        raise Http404
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }
    return FileResponse(
        source.file.open("rb"),
        as_attachment=True,
        filename=source.filename or str(source.uuid),
        content_type=source.media_type or "application/octet-stream",
        headers=headers,
    )
