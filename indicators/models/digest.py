from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Digest(models.Model):
    """What a person was last told by e-mail of what is due, and whether they want to be told."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digest")
    sent_on = models.DateField(null=True, blank=True)
    is_stopped = models.BooleanField(_("not wanted"), default=False)

    class Meta:
        verbose_name = _("weekly e-mail")
        verbose_name_plural = _("weekly e-mails")

    def __str__(self):
        return str(self.user)
