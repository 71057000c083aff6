"""Does every topic find its own example, and leave alone the sentence that must not be taken for it?"""

from pathlib import Path

from .document import parse
from .entries import LANGS
from .entryfile import EntryFile
from .facts import terms
from .messages import msg
from .model import DigestError
from .vocabulary import Vocabulary

NOT_FOUND = msg("write its words into match, or into weak, of that language")
FOUND = msg("make the words of match and weak narrower")


def check(folder: Path, words: Vocabulary) -> list[DigestError]:
    """The vocabulary folder and what was loaded from it -> a mistake for each sample that is read otherwise."""
    errors: list[DigestError] = []
    file = EntryFile(folder, "topics.toml", errors)
    for who, entry in file.entries("topic"):
        for lang in LANGS:
            around = file.data["around"][lang]
            if who not in topics(entry["example"][lang], around, words):
                file.fail(msg("%(id)s does not find its %(key)s", id=who, key=f"example.{lang}"), NOT_FOUND, f'"{who}"')
            if who in topics(entry["counter"][lang], around, words):
                file.fail(msg("%(id)s finds its %(key)s too", id=who, key=f"counter.{lang}"), FOUND, f'"{who}"')
    return errors


def topics(sentence: str, around: str, words: Vocabulary) -> set[str]:
    """Ids of the topics of a text about the police in which ``sentence`` stands: only the sentence decides."""
    text = parse("sample", f"{around}\n\n{around}.\n\n{sentence}")
    hits = terms.police_hits(text, terms.passages(text), words)
    return {tag.id for tag in terms.topics(text, hits, words)} if terms.is_about_police(hits) else set()
