"""The site map: one include per app, and the administration."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("observatory.urls_plain")),
    path("", include("reporting.urls_plain")),
]
urlpatterns += i18n_patterns(
    path("accounts/", include("allauth.account.urls")),
    path("", include("reporting.urls")),
    path("", include("indicators.urls")),
    path("", include("dialogues.urls")),
    path("", include("actors.urls")),
    path("", include("observatory.urls")),
)
