"""Public pages, dashboards and reports."""

from django.urls import path

from reporting.views import dashboards, editions, reports

urlpatterns = [
    # PUBLIC
    # DASHBOARD
    path("work/<slug:code>/dashboard/", dashboards.work_dashboard, name="work-dashboard"),
    path("work/<slug:code>/dashboard/<slug:name>/", dashboards.dashboard_rows, name="dashboard-rows"),
    # REPORTS
    path("work/<slug:code>/reports/", reports.report_list, name="work-reports"),
    path("work/<slug:code>/reports/new/", reports.report_new, name="report-new"),
    path("work/<slug:code>/reports/<slug:report>/", reports.report_prepare, name="report-prepare"),
    path("work/<slug:code>/reports/<slug:report>/edit/", reports.report_change, name="report-change"),
    path("work/<slug:code>/reports/<slug:report>/preview/", reports.report_preview, name="report-preview"),
    path("work/<slug:code>/reports/<slug:report>/freeze/", reports.report_freeze, name="report-freeze"),
    path("work/<slug:code>/reports/<slug:report>/thaw/", reports.report_thaw, name="report-thaw"),
    path("work/<slug:code>/reports/<slug:report>/sign/", reports.report_sign, name="report-sign"),
    path("work/<slug:code>/reports/<slug:report>/publish/", reports.report_publish, name="report-publish"),
    path("work/<slug:code>/reports/<slug:report>/text/<slug:section>/", reports.report_section, name="report-section"),
    path("cities/<slug:code>/reports/", editions.city_reports, name="city-reports"),
    path("cities/<slug:code>/reports/<slug:report>/", editions.city_report, name="city-report"),
    path("cities/<slug:code>/reports/<slug:report>/<int:number>/", editions.edition, name="edition"),
    path(
        "cities/<slug:code>/reports/<slug:report>/<int:number>.<str:suffix>",
        editions.edition_file,
        name="edition-file",
    ),
]
