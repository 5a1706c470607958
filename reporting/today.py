"""What waits in saying: the handover book, once the term of the government nears its end."""

import datetime

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from observatory import formats
from observatory.models import GovernmentTerm
from observatory.today import Need, needs
from reporting.handover.making import MAY

BEFORE = datetime.timedelta(days=183)


@needs
def handover_near(city, user, today):
    """The last half year of a term asks for its handover book, as long as none was made in it."""
    if not user.has_perm(MAY, city):
        return []
    term = GovernmentTerm.objects.at(today).filter(city=city, ends_on__lte=today + BEFORE).first()
    if term is None or city.handover_books.filter(stage="ready", made_at__date__gte=term.ends_on - BEFORE).exists():
        return []
    day = formats.date(term.ends_on, formats.locale_for(get_language() or "en", city.locale))
    title = _("The term ends on %(day)s: make the handover book") % {"day": day}
    detail = _("Six months are enough to repair what is missing.")
    return [Need(title, reverse("handover-list", args=[city.code]), detail, term.ends_on, is_personal=True)]
