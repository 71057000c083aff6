"""Caveats: what a reader should know beside a figure, a date or a whole text. Each is a plain consequence of the facts."""

from collections.abc import Sequence

from ..said import Caveat, Figure, Published, Title
from ..vocabulary import Vocabulary


def caveats(
    title: Title,
    published: Published,
    figures: Sequence[Figure],
    carrier: str | None,
    cited: str | None,
    vocabulary: Vocabulary,
) -> tuple[Caveat, ...]:
    """Everything a reader should know: about single figures (by their number), then about the text."""
    found = []
    for number, one in enumerate(figures):
        found += [Caveat(code, "figures", number, one.evidence) for code in _of_figure(one)]
    outlets = [vocabulary.outlets.get(name or "") for name in (carrier, cited)]
    if figures and any(outlet and outlet.kind == "police" for outlet in outlets):
        found.append(Caveat("self-reported", "figures", None, ()))
    if title.derived:
        found.append(Caveat("title-derived", "title", None, ()))
    if published.edtf is None:
        found.append(Caveat("date-unknown", "published", None, ()))
    elif published.edtf.startswith("XXXX") or len(published.edtf) < len("2024-01-01"):
        found.append(Caveat("date-partial", "published", None, published.evidence))
    return tuple(found)


def _of_figure(one: Figure) -> list[str]:
    codes = []
    if one.unit == "percent" and one.direction and not one.compared:
        codes.append("no-base")
    if one.status == "planned":
        codes.append("plan")
    if one.subset_of is not None:
        codes.append("subset")
    if one.direction and one.status == "reported" and one.period is None:
        codes.append("period-unclear")
    return codes
