"""Who answers for the indicators: a post and its deputy for each, on one page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.models import StaffPosition

NOBODY = "–"


class OwnersForm(forms.Form):
    """The posts of one indicator."""

    owner_post = forms.ModelChoiceField(None, label=_("Answers for it"), required=False, empty_label=NOBODY)
    deputy_post = forms.ModelChoiceField(None, label=_("Deputy"), required=False, empty_label=NOBODY)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, adoption, posts, **kwargs):
        self.adoption = adoption
        names = ("owner_post", "deputy_post", "version")
        standing = {name: getattr(adoption, name) for name in names}
        super().__init__(*args, prefix=adoption.indicator.code, initial=standing, **kwargs)
        for name in ("owner_post", "deputy_post"):
            self.fields[name].queryset = posts

    def clean(self):
        given = super().clean()
        if given.get("deputy_post") and given["deputy_post"] == given.get("owner_post"):
            self.add_error("deputy_post", _("The deputy is another post than the one that answers for it."))
        return given


def posts_of(city):
    return StaffPosition.objects.of(city).kept()
