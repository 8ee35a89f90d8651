"""HTML: an audit, or a change, as one page that opens from disk and loads nothing."""

from checker.reports.html.change_page import change_html
from checker.reports.html.page import html

__all__ = ["change_html", "html"]
