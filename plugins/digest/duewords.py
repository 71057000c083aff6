"""Deadlines in words: the messages for the codes of ``deadlines.deadline_code``."""

from .wording import N_, NN_

# One message for each month: in Kazakh and Russian its name stands in a case of its own.
BY_DAYS = (
    N_("by %(day)s January"), N_("by %(day)s February"), N_("by %(day)s March"),
    N_("by %(day)s April"), N_("by %(day)s May"), N_("by %(day)s June"),
    N_("by %(day)s July"), N_("by %(day)s August"), N_("by %(day)s September"),
    N_("by %(day)s October"), N_("by %(day)s November"), N_("by %(day)s December"),
)  # fmt: skip
ON_DAYS = (
    N_("on %(day)s January"), N_("on %(day)s February"), N_("on %(day)s March"),
    N_("on %(day)s April"), N_("on %(day)s May"), N_("on %(day)s June"),
    N_("on %(day)s July"), N_("on %(day)s August"), N_("on %(day)s September"),
    N_("on %(day)s October"), N_("on %(day)s November"), N_("on %(day)s December"),
)  # fmt: skip
BY_MONTHS = (
    N_("by January"), N_("by February"), N_("by March"),
    N_("by April"), N_("by May"), N_("by June"),
    N_("by July"), N_("by August"), N_("by September"),
    N_("by October"), N_("by November"), N_("by December"),
)  # fmt: skip
BY_MONTH_ENDS = (
    N_("by the end of January"), N_("by the end of February"), N_("by the end of March"),
    N_("by the end of April"), N_("by the end of May"), N_("by the end of June"),
    N_("by the end of July"), N_("by the end of August"), N_("by the end of September"),
    N_("by the end of October"), N_("by the end of November"), N_("by the end of December"),
)  # fmt: skip
IN_MONTHS = (
    N_("in January"), N_("in February"), N_("in March"),
    N_("in April"), N_("in May"), N_("in June"),
    N_("in July"), N_("in August"), N_("in September"),
    N_("in October"), N_("in November"), N_("in December"),
)  # fmt: skip
DATES = {"by": (BY_MONTHS, BY_DAYS), "by-end": (BY_MONTH_ENDS, ()), "in": (IN_MONTHS, ()), "on": ((), ON_DAYS)}
YEARS = {"by": N_("by %(year)s"), "by-end": N_("by the end of %(year)s"), "in": N_("in the year %(year)s")}
NAMED = {
    "by-end:year": N_("by the end of the year"),
    "by-end:next-year": N_("by the end of next year"),
    "by-end:school-year": N_("by the end of the school year"),
    "by-end:half": N_("by the end of the half-year"),
    "by-end:half:1": N_("by the end of the first half of the year"),
    "by-end:half:2": N_("by the end of the second half of the year"),
    "by-end:quarter": N_("by the end of the quarter"),
    "by-end:quarter:1": N_("by the end of the first quarter"),
    "by-end:quarter:2": N_("by the end of the second quarter"),
    "by-end:quarter:3": N_("by the end of the third quarter"),
    "by-end:quarter:4": N_("by the end of the fourth quarter"),
    "by-end:month": N_("by the end of the month"),
    "by-end:week": N_("by the end of the week"),
    "by-end:spring": N_("by the end of spring"),
    "by-end:summer": N_("by the end of summer"),
    "by-end:autumn": N_("by the end of autumn"),
    "by-end:winter": N_("by the end of winter"),
    "by:new-year": N_("by the New Year"),
    "by:next-year": N_("by next year"),
    "by:school-year": N_("by the new school year"),
    "by:spring": N_("by spring"),
    "by:summer": N_("by summer"),
    "by:autumn": N_("by autumn"),
    "by:winter": N_("by winter"),
    "in:this-year": N_("this year"),
    "in:next-year": N_("next year"),
    "in:school-year": N_("in the new school year"),
    "in:half:1": N_("in the first half of the year"),
    "in:half:2": N_("in the second half of the year"),
    "in:quarter:1": N_("in the first quarter"),
    "in:quarter:2": N_("in the second quarter"),
    "in:quarter:3": N_("in the third quarter"),
    "in:quarter:4": N_("in the fourth quarter"),
    "in:next-month": N_("next month"),
    "in:next-week": N_("next week"),
    "in:tomorrow": N_("tomorrow"),
    "in:spring": N_("in spring"),
    "in:summer": N_("in summer"),
    "in:autumn": N_("in autumn"),
    "in:winter": N_("in winter"),
}
# One of them is told without a number: «в течение месяца».
ONE = {
    "within:hours": N_("within an hour"),
    "within:days": N_("within a day"),
    "within:workdays": N_("within a working day"),
    "within:weeks": N_("within a week"),
    "within:months": N_("within a month"),
    "within:years": N_("within a year"),
    "after:hours": N_("after an hour"),
    "after:days": N_("after a day"),
    "after:workdays": N_("after a working day"),
    "after:weeks": N_("after a week"),
    "after:months": N_("after a month"),
    "after:years": N_("after a year"),
}
COUNTED = {
    "within:hours": NN_("within %(n)s hour", "within %(n)s hours"),
    "within:days": NN_("within %(n)s day", "within %(n)s days"),
    "within:workdays": NN_("within %(n)s working day", "within %(n)s working days"),
    "within:weeks": NN_("within %(n)s week", "within %(n)s weeks"),
    "within:months": NN_("within %(n)s month", "within %(n)s months"),
    "within:years": NN_("within %(n)s year", "within %(n)s years"),
    "after:hours": NN_("after %(n)s hour", "after %(n)s hours"),
    "after:days": NN_("after %(n)s day", "after %(n)s days"),
    "after:workdays": NN_("after %(n)s working day", "after %(n)s working days"),
    "after:weeks": NN_("after %(n)s week", "after %(n)s weeks"),
    "after:months": NN_("after %(n)s month", "after %(n)s months"),
    "after:years": NN_("after %(n)s year", "after %(n)s years"),
}
