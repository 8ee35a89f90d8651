"""Workbook: an audit as sheets that people filter, sort and answer."""

from checker.reports.workbook.book import workbook

__all__ = ["workbook"]
