from reporting.models.handover import HandoverBook
from reporting.models.report import Edition, Report, ReportText

__all__ = ["Edition", "HandoverBook", "Report", "ReportText"]
