"""The parts of a household's page, loaded as one: in a quiet moment of the window, else with the first household."""

from gridsteward.desktop.pages.cases.open_lines import HomeCases
from gridsteward.desktop.pages.households.basics import Basics
from gridsteward.desktop.pages.households.findings import OpenFindings
from gridsteward.desktop.pages.households.first_look import FirstLook, OpenPromises
from gridsteward.desktop.pages.households.helper_line import HelperLine
from gridsteward.desktop.pages.households.people import People
from gridsteward.desktop.pages.households.portrait.ask_next import AskNext
from gridsteward.desktop.pages.households.portrait.view import PortraitView
from gridsteward.desktop.pages.households.reminders import HouseholdReminders
from gridsteward.desktop.pages.households.rounds import Rounds
from gridsteward.desktop.pages.households.title import TitleBlock
from gridsteward.desktop.pages.households.use_chart import UseChart
from gridsteward.desktop.pages.households.visit_lines import Visits

__all__ = [
    "AskNext",
    "Basics",
    "FirstLook",
    "HelperLine",
    "HomeCases",
    "HouseholdReminders",
    "OpenFindings",
    "OpenPromises",
    "People",
    "PortraitView",
    "Rounds",
    "TitleBlock",
    "UseChart",
    "Visits",
]
