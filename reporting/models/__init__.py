from reporting.models.handover import HandoverBook
from reporting.models.report import Edition, Report, ReportText, Withdrawal

__all__ = ["Edition", "HandoverBook", "Report", "ReportText", "Withdrawal"]
