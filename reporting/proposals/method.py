"""How the figures came about, for the chapter on method."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def method_of(content):
    counted = sum(figure["is_counted"] for figure in content["figures"])
    others = len(content["figures"]) - counted
    told = [_counted(counted) if counted else "", _collected(others) if others else ""]
    approved = _("The direction approved every figure before it was published.")
    corrected = _("If one is corrected later, a new edition says so; this one stays as it is.")
    return [" ".join(filter(None, told)), f"{approved} {corrected}"] if any(told) else [f"{approved} {corrected}"]


def _counted(n):
    return ngettext(
        "One indicator is counted from the office's register; the records behind it can be seen.",
        "%(n)s indicators are counted from the office's register; the records behind each can be seen.",
        n,
    ) % {"n": n}


def _collected(n):
    return ngettext(
        "One indicator comes from elsewhere: its source stands beside the figure.",
        "%(n)s indicators come from elsewhere: their source stands beside each figure.",
        n,
    ) % {"n": n}
