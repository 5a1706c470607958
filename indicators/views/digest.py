from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from indicators.models import Digest
from indicators.services.digest import choose, person_of


@login_not_required
def digest_choice(request, token):
    """Stop the e-mail of the week or take it up again, from the address that stands in it."""
    if (person := person_of(token)) is None:
        raise Http404
    if request.method == "POST":
        is_stopped = request.POST.get("act") == "stop"
        choose(person, is_stopped=is_stopped)
        said = _("You get no more e-mails of this kind.") if is_stopped else _("You get the e-mail of the week again.")
        messages.success(request, said)
        return redirect("digest-choice", token)
    is_stopped = Digest.objects.filter(user=person, is_stopped=True).exists()
    response = render(request, "indicators/digest_choice.html", {"is_stopped": is_stopped})
    response["Referrer-Policy"] = "no-referrer"
    return response
