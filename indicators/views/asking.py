"""A form about an indicator in use: shown, saved, and shown again with what stands now when somebody saved before."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from indicators.views.conflicts import conflict_with
from observatory import history


def ask(request, adoption, form, *, template, heading, save, said):
    """Show the form; save what was sent by calling `save`, and lead back to the sheet with the message `said`.

    What `save` refuses by a `ValidationError` is told in the form; `ChangedMeanwhile` answers 409 with both versions.
    """
    city = adoption.city
    context = {"city": city, "section": "indicators", "adoption": adoption, "form": form, "heading": heading}
    if not form.is_valid():
        return render(request, template, context)
    try:
        save()
    except ValidationError as problem:
        form.add_error(None, problem)
        return render(request, template, context)
    except history.ChangedMeanwhile as changed:
        return render(request, template, context | conflict_with(form, changed.current, city), status=409)
    messages.success(request, said)
    return redirect("indicator-sheet", city.code, adoption.indicator.code)
