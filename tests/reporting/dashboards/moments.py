"""The day and the years from which the dashboards of these tests are told."""

import datetime

from reporting.dashboards import Span

TODAY = datetime.date(2026, 3, 20)
SPAN = Span(first=2020, last=2026, default=2025)
