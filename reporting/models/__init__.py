from reporting.models.report import Edition, Report, ReportText

__all__ = ["Edition", "Report", "ReportText"]
