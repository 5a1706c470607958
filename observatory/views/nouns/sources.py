from django.utils.translation import gettext_lazy as _

from observatory.forms.plans import SourceForm
from observatory.models import Source
from observatory.services.sources import save_source
from observatory.views.noun import Noun

SOURCE = Noun(
    name="source",
    model=Source,
    form=SourceForm,
    save=save_source,
    search=("title", "publisher", "filename", "url"),
    sorts={"title": ("title",), "added": ("created_at",), "size": ("size",)},
    default_sort="-added",
    words={
        "many": _("Sources"),
        "new": _("Add a source"),
        "none": _("No source is kept yet"),
        "hint": _("Sources are the documents and links that show that what is logged is true."),
    },
)
