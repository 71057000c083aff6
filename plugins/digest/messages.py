"""What the program tells an editor: a msgid of the catalogs with its values, put into words when it is printed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Gettext = Callable[[str], str]


def english(msgid: str) -> str:
    """The msgids are English: for developers, and for tests."""
    return msgid


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence about something an editor may put right. Values are names, numbers, code, or messages again."""

    msgid: str
    values: tuple[tuple[str, object], ...] = ()

    def words(self, gettext: Gettext) -> str:
        """The sentence in the language of ``gettext``."""
        return gettext(self.msgid) % {name: _shown(one, gettext) for name, one in self.values}

    def __str__(self) -> str:
        return self.words(english)


def _shown(value: object, gettext: Gettext) -> object:
    """A value in the language of ``gettext``: a decimal point is a comma in Kazakh and in Russian."""
    if isinstance(value, float):
        return f"{value:.1f}" if gettext is english else f"{value:.1f}".replace(".", ",")
    return value.words(gettext) if isinstance(value, Message) else value


def grouped(number: int) -> str:
    """«2 000 000»: with spaces, since a comma stands before a fraction in two of the three languages."""
    return f"{number:,}".replace(",", " ")


def msg(msgid: str, /, **values: object) -> Message:
    """A message; `make messages` finds its msgid, in which a per cent sign is doubled."""
    return Message(msgid, tuple(values.items()))


def expected(example: str) -> Message:
    """What should stand there, as code that can be copied."""
    return msg("expected %(example)s", example=example)


def one_of(names: Iterable[str]) -> Message:
    """The words of which one should stand there."""
    return msg("expected one of %(names)s", names=", ".join(names))


def one_line(text: str) -> str:
    """A text as a terminal may show it: a line break in a file's name, or what would move the cursor, is spelt out."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)
