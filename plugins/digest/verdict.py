"""What a rule on lines may say, and what it may know besides the line."""

from typing import NamedTuple

from .wording import N_

# Every reason a line may be dropped for: msgids, translated on the page.
REASONS = (
    N_("date line"),
    N_("author line"),
    N_("photo credit"),
    N_("view counter"),
    N_("breadcrumb"),
    N_("rubric"),
    N_("site header"),
    N_("repeated title"),
    N_("share buttons"),
    N_("subscription notice"),
    N_("advertisement"),
    N_("related articles"),
    N_("tags"),
    N_("comments"),
    N_("error report notice"),
    N_("copyright"),
    N_("registration certificate"),
    N_("source line"),
    N_("widget"),
    N_("contacts"),
    N_("navigation"),
    N_("separator"),
    N_("editor's choice"),
)


class Verdict(NamedTuple):
    """``after``: "" (this line alone), "headlines" (label lines that follow go too) or "everything"."""

    reason: str
    after: str = ""


class Context(NamedTuple):
    """What a rule may know besides the line: how often each plain text occurs, whether prose came before, whether the
    line stands between sentences of the article (``inside``), and whether the text as a whole is in Cyrillic.
    """

    counts: dict[str, int]
    seen_prose: bool
    inside: bool = False
    cyrillic: bool = True
