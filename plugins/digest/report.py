"""The end of a build in words a person can act on: what was guessed, missing or set aside, and the line that settles it."""

import json
from dataclasses import dataclass, field

from . import edtf
from .model import DigestError, one_line
from .normal import mixed_words
from .publish import Changes
from .record import Record
from .reprints import share
from .source import sidecar_of


@dataclass(slots=True)
class Report:
    """Collected during a build; ``text`` is what the editor reads."""

    records: list[Record] = field(default_factory=list)
    aside: list[DigestError] = field(default_factory=list)
    outlets: frozenset[str] = frozenset()
    pages: int = 0
    files: Changes = Changes()  # noqa: RUF009  (frozen)
    data: list[str] = field(default_factory=list)
    seconds: float = 0.0
    siteurl: str = ""
    preview: bool = False
    today: str = ""

    def text(self, *, verbose: bool) -> str:
        """The report. ``verbose`` False leaves out the notices and only counts them."""
        files = self.files
        done = f"{len(self.records)} articles, {self.pages} pages in {self.seconds:.1f} s"
        lines = [f"{done}: {files.new} files new, {files.changed} changed, {len(files.gone)} gone"]
        lines += [f"  gone: {name.removesuffix('index.html')}" for name in files.gone if "/articles/" in name]
        lines += [f"  edited in OUTPUT since the last build, and not kept: {name}" for name in files.edited]
        lines += [f"  {line}" for line in self.data]
        notices = [(record.source.path, note) for record in self.records for note in self.notices(record)]
        if verbose:
            lines += [f"  {path}: {note}" for path, note in notices]
            lines += [f"  {record.source.path}: {note}" for record in self.records for note in _remarks(record)]
        elif notices:
            lines.append(f"  {len(notices)} notices; DIGEST_REPORT=full shows them")
        lines += self._merges(verbose=verbose)
        if self.preview:
            lines.append(f"  absolute addresses point to {self.siteurl}; publish with SITEURL=https://your.site")
        if self.aside:
            lines.append(f"{len(self.aside)} set aside, not published:")
            lines += [f"  {error}" for error in self.aside]
        return "\n".join(map(one_line, lines))

    def _merges(self, *, verbose: bool) -> list[str]:
        """Which texts were put together with others, and how to part them: information, nothing to settle."""
        merges = [(item, copy) for item in self.records for copy in item.reprints]
        if not merges:
            return []
        head = f"reprints: {len(merges)}, each shown with the article it repeats"
        return [head, *[f"  {_merge(item, copy)}" for item, copy in merges]] if verbose else [head]

    def unsettled(self) -> list[DigestError]:
        """Every notice as an error, for a strict build."""
        return [DigestError(record.source.path, note) for record in self.records for note in self.notices(record)]

    def notices(self, record: Record) -> list[str]:
        """What an editor may want to settle about one article, with the sidecar line that does it."""
        facts, found = record.facts, list(record.source.notes)
        edtf_value = facts.published.edtf
        if facts.title.derived:
            found.append(f'no headline; taken from the text: "{facts.title.text}"; to set one: {_line("title", value="…")}')
        refused = [span.of(record.document.text) for span in facts.published.refused]
        if edtf_value is None and refused:
            found.append(
                f'"{refused[0]}" cannot be the day of publication: there is no such day, or it is still to come; '
                f"if you know it: {_line('published', edtf='YYYY-MM-DD')}"
            )
        elif edtf_value is None:
            found.append(f"no publication date; if you know it: {_line('published', edtf='YYYY-MM-DD')}")
        elif edtf_value.startswith("XXXX"):
            found.append(f"{edtf_value} has no year; if you know it: {_line('published', edtf='YYYY' + edtf_value[4:])}")
        if facts.outlet is None:
            found.append(f"no outlet named; if you know it: {_line('outlet', value='…')}")
        elif facts.outlet not in self.outlets:
            found.append(f"outlet {facts.outlet!r} is not in outlets.toml, so only an excerpt is shown")
        if facts.scope == "foreign":
            found.append(f"is about another country; if it is not: {_line('scope', value='national')}")
        if not facts.topics:
            found.append(f"does not seem to be about the police: no topic found; to set one: {_line('topics', add=['…'])}")
        if facts.scope == "unknown":
            found.append(f"no region found; to set one: {_line('regions', add=['KZ-…'])}")
        if not (record.added or edtf.full_date(edtf_value)):
            found.append("stays out of the feeds until it has a full date, or a line such as: added = " + self.today)
        return found + _contradictions(record)


def _remarks(record: Record) -> list[str]:
    """What is good to know, with nothing to settle."""
    found = []
    if record.document.lang == "kk-Latn":
        found.append("is in the Latin script; it is shown as it is, and found by words in Cyrillic")
    if mixed := mixed_words(record.document.text):
        found.append(
            f"{len(mixed)} words have Latin letters inside Cyrillic words, as in «{mixed[0]}»; "
            "they are shown as typed and found as Cyrillic"
        )
    return found


def _contradictions(record: Record) -> list[str]:
    """Where a translation does not say what the original says."""
    if not record.translation_facts:
        return []
    own, other = ({one.value for one in facts.figures} for facts in (record.facts, record.translation_facts))
    found = []
    if own != other:
        only = [
            f"{name} has {_numbers(values)}"
            for name, values in (("the original", own - other), ("the translation", other - own))
            if values
        ]
        found.append(f"numbers differ: only {', only '.join(only)}; check the translation, or the sentence they stand in")
    return found


def _merge(item: Record, copy: Record) -> str:
    common = f"{copy.source.path}: repeats {item.source.path}, {share(item, copy):.0%} of the words in common"
    side = sidecar_of(copy.source.path)
    if copy.reprint_of:
        return f"{common}, as {side} says"
    return f"{common}; if it is a text of its own, write into {side}: {_line('reprint', of='')}"


def _numbers(values: set[float]) -> str:
    return ", ".join(f"{value:g}" for value in sorted(values))


def _line(table: str, **values: object) -> str:
    """A line for the sidecar, above its first [table]. Its blanks cannot pass: nobody publishes them by mistake."""
    inside = ", ".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return f'{table} = {{{inside}, reason = {{kk = "…", ru = "…"}}}}'
