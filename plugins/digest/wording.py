"""What page models ask of the interface language; ``i18n.Words`` provides it. Keeps pages free of Babel."""

from typing import Any, Protocol


class Wording(Protocol):
    """One language: translated messages, labels, dates and months in words, alphabetical keys."""

    lang: str

    def say(self, msgid: str, **values: object) -> str: ...

    def label(self, entry: Any) -> str: ...

    def date(self, value: str | None) -> str: ...

    def month(self, month: int, year: int | None = None) -> str: ...

    def order(self, text: str) -> Any: ...
