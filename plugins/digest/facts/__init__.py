"""Document -> Facts: one extractor a file, put in order here and nowhere else."""

from datetime import date

from ..model import Document, Facts
from ..vocabulary import Vocabulary
from . import dates, head, terms


def extract(document: Document, vocabulary: Vocabulary, today: date) -> Facts:
    """Everything one document says. ``today`` only rules out publication dates in the future."""
    published = dates.published(document, today)
    outlets = head.outlets(document, vocabulary)
    tokens = terms.passages(document, outlets.mentions)
    mentions = terms.find_places(document, tokens, vocabulary)
    scope, regions = terms.scope_and_regions(document, mentions, vocabulary, published.edtf)
    return Facts(
        title=head.title(document),
        published=published,
        outlet=outlets.carrier,
        cited_outlet=outlets.cited,
        photo_credit=head.photo_credit(document),
        scope=scope,
        regions=regions,
        places=terms.places(mentions, regions, vocabulary),
        topics=terms.topics(document, tokens, vocabulary),
    )
