"""Records and words become workbooks and sheets."""

from gridsteward.reports.households import households_workbook
from gridsteward.reports.plain import plain_workbook
from gridsteward.reports.problems import problems_workbook
from gridsteward.reports.visits import visits_workbook

__all__ = ["households_workbook", "plain_workbook", "problems_workbook", "visits_workbook"]
