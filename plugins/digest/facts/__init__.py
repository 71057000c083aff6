"""Document -> Facts: one extractor a file, put in order here and nowhere else."""

from datetime import date

from ..model import Document
from ..said import Facts
from ..syntax.cast import Cast
from ..syntax.mentions import mentions as names_in
from ..syntax.reading import read
from ..vocabulary import Vocabulary
from . import caveats, commitments, dates, figures, head, people, quotes, terms


def extract(document: Document, vocabulary: Vocabulary, today: date) -> Facts:
    """Everything one document says. ``today`` only rules out publication dates in the future."""
    published = dates.published(document, today)
    outlets = head.outlets(document, vocabulary)
    tokens = terms.passages(document, outlets.mentions)
    places = terms.find_places(document, tokens, vocabulary)
    scope, regions = terms.scope_and_regions(document, places, vocabulary, published.edtf)
    reading = read(document)
    named = people.people(names_in(reading), document.lang, vocabulary)
    cast = Cast(reading, named, vocabulary)
    counted = figures.figures(reading, vocabulary)
    said = quotes.quotes(reading, cast)
    police = terms.police_hits(document, tokens, vocabulary)
    ours = terms.is_about_police(police)
    about = terms.with_figures(terms.topics(document, police, vocabulary), counted, vocabulary) if ours else ()
    promised = commitments.commitments(reading, cast, counted, said) if about else ()
    title = head.title(document)
    return Facts(
        title=title,
        published=published,
        outlet=outlets.carrier,
        cited_outlet=outlets.cited,
        photo_credit=head.photo_credit(document),
        scope=scope,
        regions=regions,
        places=terms.places(places, regions, vocabulary),
        topics=about,
        people=named,
        figures=counted,
        quotes=said,
        commitments=promised,
        caveats=caveats.caveats(title, published, counted, outlets.carrier, outlets.cited, vocabulary),
    )
