from reporting.models.handover import HandoverBook
from reporting.models.report import AlternativeText, Edition, Report, ReportText, Withdrawal

__all__ = ["AlternativeText", "Edition", "HandoverBook", "Report", "ReportText", "Withdrawal"]
