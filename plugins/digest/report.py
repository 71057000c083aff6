"""The end of a build in words a person can act on: what was guessed, missing or set aside, and the line that settles it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from . import edtf
from .messages import Gettext, Message, english, msg, one_line
from .model import DigestError
from .normal import mixed_words
from .publish import Changes
from .record import Record
from .reprints import share
from .sidecarfile import line_of
from .source import sidecar_of

MOST_GONE = 10  # pages named one by one
HOW = msg(
    "copy such a line to the top of the .toml file with the name of the text; write what you know for YYYY-MM-DD and each …"
)


@dataclass(slots=True)
class Report:
    """Collected during a build; ``head`` and ``body`` are what the editor reads, ``text`` is both."""

    records: list[Record] = field(default_factory=list)
    articles: int = 0
    aside: list[DigestError] = field(default_factory=list)
    outlets: frozenset[str] = frozenset()
    pages: int = 0
    files: Changes = Changes()  # noqa: RUF009  (frozen)
    data: list[Message] = field(default_factory=list)
    seconds: float = 0.0
    siteurl: str = ""
    preview: bool = False
    settled: bool = False  # a strict build came to its end
    output: str = ""
    today: str = ""
    root: str = ""  # what stands before an article's path, so that a path can be copied from the report

    def text(self, *, verbose: bool, gettext: Gettext = english) -> str:
        """The report in the language of ``gettext``. ``verbose`` False leaves out the notices and only counts them."""
        return "\n".join([*self.head(gettext), *self.body(verbose=verbose, gettext=gettext)])

    def body(self, *, verbose: bool, gettext: Gettext = english) -> list[str]:
        """Its lines about the articles: the same while they are the same."""
        lines = []
        notices = [(record, note) for record in self.records for note in self.notices(record)]
        if verbose:
            remarks = [(record, note) for record in self.records for note in _remarks(record)]
            lines += [f"  {self.root}{one.source.path}: {note.words(gettext)}" for one, note in (*notices, *remarks)]
            if any("line" in dict(note.values) for _, note in notices):
                lines.append("  " + HOW.words(gettext))
        elif notices:
            lines.append("  " + msg("notices: %(count)s; DIGEST_REPORT=full shows them", count=len(notices)).words(gettext))
        lines += _list(self._merges(verbose=verbose), gettext)
        if self.output:
            lines.append(
                "  "
                + msg("the site is in %(folder)s; %(command)s shows it", folder=self.output, command="make serve").words(
                    gettext
                )
            )
        if self.settled:
            lines.append("  " + msg("nothing is left to settle: the site may be published").words(gettext))
        if self.preview:
            where = msg("absolute addresses point to %(url)s; publish with SITEURL=https://your.site", url=self.siteurl)
            lines.append("  " + where.words(gettext))
        if self.aside:
            lines.append(msg("%(count)s set aside, not published:", count=len(self.aside)).words(gettext))
            lines += [f"  {error.words(gettext)}" for error in self.aside]
        return list(map(one_line, lines))

    def head(self, gettext: Gettext = english) -> list[str]:
        """Its lines about what the build did to the published folder."""
        files = self.files
        sizes = {"articles": self.articles, "pages": self.pages, "seconds": float(self.seconds), "new": files.new,
                 "changed": files.changed, "gone": len(files.gone)}  # fmt: skip
        head = msg(
            "%(articles)s articles, %(pages)s pages in %(seconds)s s: %(new)s files new, %(changed)s changed, %(gone)s gone",
            **sizes,
        )
        pages = [name.removesuffix("index.html") for name in files.gone if name.endswith("index.html")]
        pages.sort(key=lambda path: "/articles/" not in path)  # the articles first: their lists go with them
        gone = [msg("gone: %(path)s", path=path) for path in pages[:MOST_GONE]]
        if len(pages) > MOST_GONE:
            gone.append(msg("more pages gone: %(count)s", count=len(pages) - MOST_GONE))
        edited = [msg("edited in OUTPUT since the last build, and not kept: %(path)s", path=name) for name in files.edited]
        changes = [msg("since the last build: %(changes)s", changes=one) for one in self.data]
        return list(map(one_line, _list([head, *gone, *edited, *changes], gettext)))

    def _merges(self, *, verbose: bool) -> list[Message]:
        """Which texts were put together with others, and how to part them: information, nothing to settle."""
        merges = [(item, copy) for item in self.records for copy in item.reprints]
        if not merges:
            return []
        head = msg("reprints: %(count)s, each shown with the article it repeats", count=len(merges))
        return [head, *[_merge(self.root, item, copy) for item, copy in merges]] if verbose else [head]

    def unsettled(self) -> list[DigestError]:
        """Every notice as an error, for a strict build."""
        return [
            DigestError(self.root + record.source.path, note) for record in self.records for note in self.notices(record)
        ]

    def notices(self, record: Record) -> list[Message]:
        """What an editor may want to settle about one article, with the sidecar line that does it."""
        facts = record.facts
        found = [*record.source.notes, *_of_the_day(record)]
        if self.today and edtf.sort_key(facts.published.edtf)[0] > self.today:
            found.append(msg("is dated %(date)s, a day still to come; check the year", date=facts.published.edtf))
        if facts.title.derived:
            line = line_of("title", value="…")
            found.append(
                msg('no headline; taken from the text: "%(title)s"; to set one: %(line)s', title=facts.title.text, line=line)
            )
        if facts.outlet is None:
            found.append(msg("no outlet named; if you know it: %(line)s", line=line_of("outlet", value="…")))
        elif facts.outlet not in self.outlets:
            found.append(
                msg("outlet %(id)r is not in outlets.toml, so only an excerpt is shown; add it there", id=facts.outlet)
            )
        if facts.scope == "foreign":
            line = line_of("scope", value="national")
            found.append(msg("is about another country; if it is not: %(line)s", line=line))
        if not facts.topics:
            line = line_of("topics", add=["…"])
            found.append(msg("does not seem to be about the police: no topic found; to set one: %(line)s", line=line))
        if facts.scope == "unknown":
            found.append(msg("no region found; to set one: %(line)s", line=line_of("regions", add=["KZ-…"])))
        if not (record.added or edtf.full_date(facts.published.edtf)):
            line = f"added = {self.today}"
            found.append(msg("stays out of the feeds until it has a full date, or a line such as: %(line)s", line=line))
        return found + _contradictions(record)


def _list(messages: list[Message], gettext: Gettext) -> list[str]:
    """A heading and what stands under it."""
    return [("  " if at else "") + message.words(gettext) for at, message in enumerate(messages)]


def _of_the_day(record: Record) -> Iterator[Message]:
    """What is not known of the day of publication."""
    published, text = record.facts.published, record.document.text
    unknown = line_of("published", edtf="YYYY-MM-DD")
    if published.edtf is None and published.refused:
        yield msg(
            '"%(date)s" cannot be the day of publication: there is no such day, or it is still to come; '
            "if you know it: %(line)s",
            date=published.refused[0].of(text),
            line=unknown,
        )
    elif published.edtf is None:
        yield msg("no publication date; if you know it: %(line)s", line=unknown)
    elif published.edtf.startswith("XXXX"):
        line = line_of("published", edtf="YYYY" + published.edtf[4:])
        yield msg("%(date)s has no year; if you know it: %(line)s", date=published.edtf, line=line)


def _remarks(record: Record) -> list[Message]:
    """What is good to know, with nothing to settle."""
    found = []
    if record.document.lang == "kk-Latn":
        found.append(msg("is in the Latin script; it is shown as it is, and found by words in Cyrillic"))
    if mixed := mixed_words(record.document.text):
        found.append(
            msg(
                "Latin letters inside Cyrillic words: %(count)s, as in «%(word)s»; shown as typed, found as Cyrillic",
                count=len(mixed),
                word=mixed[0],
            )
        )
    return found


def _contradictions(record: Record) -> list[Message]:
    """Where a translation does not say what the original says."""
    if not record.translation_facts:
        return []
    own, other = (
        {one.value for one in facts.figures} - record.differs for facts in (record.facts, record.translation_facts)
    )
    mine, theirs = own - other, other - own
    if not mine and not theirs:
        return []
    line = line_of("translation", differs=[int(one) if one == int(one) else one for one in sorted({*mine, *theirs})])
    if mine and theirs:
        said = msg(
            "numbers differ: only the original has %(own)s, only the translation has %(other)s; "
            "check the translation, or the sentence they stand in; if both are right: %(line)s",
            own=_numbers(mine),
            other=_numbers(theirs),
            line=line,
        )
    elif mine:
        said = msg(
            "numbers differ: only the original has %(own)s; check the translation; if it is right: %(line)s",
            own=_numbers(mine),
            line=line,
        )
    else:
        said = msg(
            "numbers differ: only the translation has %(other)s; check the translation; if it is right: %(line)s",
            other=_numbers(theirs),
            line=line,
        )
    return [said]


def _merge(root: str, item: Record, copy: Record) -> Message:
    side = root + sidecar_of(copy.source.path)
    values = {
        "path": root + copy.source.path,
        "other": root + item.source.path,
        "share": f"{share(item, copy):.0%}",
        "side": side,
    }
    if copy.reprint_of:
        return msg("%(path)s: repeats %(other)s, %(share)s of the words in common, as %(side)s says", **values)
    return msg(
        "%(path)s: repeats %(other)s, %(share)s of the words in common; "
        "if it is a text of its own, write into %(side)s: %(line)s",
        line=line_of("reprint", of=""),
        **values,
    )


def _numbers(values: set[float]) -> str:
    return ", ".join(f"{value:g}" for value in sorted(values))
