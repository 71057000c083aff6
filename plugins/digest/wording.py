"""What page models ask of the interface language; ``i18n.Words`` provides it. Keeps pages free of Babel."""

from typing import Any, Protocol


def N_(msgid: str) -> str:  # noqa: N802  (gettext's own name for this)
    """Mark a msgid for ``make messages`` where it is data; it is translated when a page is built."""
    return msgid


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802  (as N_, with a plural)
    """Mark a pair of msgids, for one and for several."""
    return one, many


# Kinds of outlets in words, by the codes of outlets.toml.
OUTLET_KINDS = {
    "police": N_("police outlet"),
    "agency": N_("news agency"),
    "state": N_("state body"),
    "newspaper": N_("newspaper"),
    "tv": N_("TV channel"),
    "portal": N_("news portal"),
}


class Wording(Protocol):
    """One language: translated messages, labels, dates and months in words, alphabetical keys."""

    lang: str

    def say(self, msgid: str, **values: object) -> str:
        """A translated message with its placeholders filled."""

    def label(self, entry: Any) -> str:
        """The entry's name in this language."""

    def date(self, value: str | None) -> str:
        """An EDTF value in words."""

    def month(self, month: int, year: int | None = None) -> str:
        """A month, with its year where one is given."""

    def order(self, text: str) -> Any:
        """Alphabetical sort key."""

    def number(self, value: float) -> str:
        """A number with this language's grouping."""

    def percent_sign(self) -> str:
        """The sign with the space this language puts before it."""

    def counted(self, entry: Any, value: float) -> str:
        """The words of a measure or unit after a number."""

    def period(self, code: str) -> str:
        """A period's code (``periods.period_code``) in words."""

    def deadline(self, code: str) -> str:
        """A deadline's code (``deadlines.deadline_code``) in words."""
