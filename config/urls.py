"""The site map: one include per app, and the administration."""

from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

handler500 = "config.errors.broken"

# The administration has no second way in: the same log-in page, with the same limits.
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("observatory.urls_plain")),
    path("", include("reporting.urls_plain")),
]
urlpatterns += i18n_patterns(
    # Nobody changes or confirms the address they were invited by: allauth's pages for it are not of ours.
    path("accounts/email/", RedirectView.as_view(pattern_name="work"), name="account_email"),
    path("accounts/confirm-email/", RedirectView.as_view(url="/"), name="account_email_verification_sent"),
    path("accounts/", include("allauth.account.urls")),
    path("", include("reporting.urls")),
    path("", include("indicators.urls")),
    path("", include("dialogues.urls")),
    path("", include("actors.urls")),
    path("", include("observatory.urls")),
)
