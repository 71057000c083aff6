"""What editors say of several articles holds: links lead to articles, steps to commitments, no text is there twice."""

import shlex
from pathlib import Path

from . import edtf, source
from .messages import Message, expected, msg
from .model import DigestError
from .record import Answer, Record, commitment_at

MOST_TOLD = 3  # commitments named in a mistake


def with_known_links(root: Path, good: list[Record], aside: list[DigestError]) -> list[Record]:
    """An article whose link leads nowhere is set aside, and then what is linked to it, until every link holds."""
    kept = {one.id: one for one in good}
    while lost := [(one, mistake) for one in kept.values() if (mistake := _lost_link(root, one, kept))]:
        for one, mistake in lost:
            del kept[one.id]
            aside.append(DigestError(str(root / source.sidecar_of(one.source.path)), *mistake))
    return list(kept.values())


def _lost_link(root: Path, one: Record, known: dict[str, Record]) -> tuple[Message, Message] | None:
    """(what is wrong with a link of an editor's, what was expected), or None."""
    for other in one.follows:
        if other not in known or other == one.id:
            return msg("[follows] names %(id)r, which is not another article", id=other), msg("expected its id")
    of = one.reprint_of
    if of and (of not in known or of == one.id):
        return msg("[reprint] names %(id)r, which is not another article", id=of), msg("expected its id")
    if of and (further := known[of].reprint_of):
        return msg("[reprint] names %(id)r, which is a reprint itself", id=of), expected(f'of = "{further}"')
    return next((mistake for step in one.answers if (mistake := _loose_end(root, step, one, known[step.article]))), None)


def _loose_end(root: Path, step: Answer, later: Record, earlier: Record) -> tuple[Message, Message] | None:
    """What is wrong with a step of [follows]: its words are not where it says."""
    if commitment_at(earlier, step.promise) is None:
        told = [one.evidence[0].of(earlier.document.text) for one in earlier.facts.commitments]
        if not told:
            problem = msg("no commitment was read from %(id)s", id=step.article)
            return problem, msg("name it in %(example)s instead", example=f'[follows] articles = ["{step.article}"]')
        problem = msg("no commitment of %(id)s rests on %(words)r", id=step.article, words=step.promise)
        some = "; ".join(f"«{one}»" for one in told[:MOST_TOLD])
        command = f"make explain FILE={shlex.quote(str(root / earlier.source.path))}"
        return problem, msg(
            "expected words of one of these: %(words)s (all of them: %(command)s)", words=some, command=command
        )
    if sum(step.promise in one.evidence[0].of(earlier.document.text) for one in earlier.facts.commitments) > 1:
        problem = msg("%(words)r stands in several commitments of %(id)s", words=step.promise, id=step.article)
        return problem, msg("expected words of one of them alone")
    first, second = (edtf.sort_key(one.facts.published.edtf)[0] for one in (earlier, later))
    if first and second and second < first:
        problem = msg("is older than %(id)s, on whose promise it reports", id=step.article)
        return problem, msg("expected the step in the later text")
    if step.report not in later.document.text:
        return msg("%(words)r does not stand in this text", words=step.report), msg("expected words as the text has them")
    if step.status is None and commitment_at(later, step.report) is None:
        problem = msg("no commitment was read from %(words)r", words=step.report)
        return problem, msg("add %(example)s or another to the step", example='status = "delivered"')
    return None


def without_doubles(root: Path, good: list[Record], aside: list[DigestError]) -> list[Record]:
    """The same text twice, whatever its encoding and line ends, is one article; the other is named.

    The one an editor worked on stays, else the first id.

    A file that an editor calls a reprint goes first: the other one is what it is a reprint of.
    """
    seen: dict[str, Record] = {}
    for one in sorted(
        good,
        key=lambda record: (bool(record.reprint_of), not (record.added or record.translation or record.corrections)),
    ):
        first = seen.setdefault(one.document.text.strip(), one)
        if first is not one:
            aside.append(
                DigestError(
                    str(root / one.source.path),
                    msg("is the same text as %(other)s", other=root / first.source.path),
                    msg("delete one of them"),
                )
            )
    return sorted(seen.values(), key=lambda record: record.id)
