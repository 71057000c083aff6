"""«Глава региона», «глава областной полиции»: which of the people named before has the post that is called so."""

from collections.abc import Sequence

from ..said import Person

_CHIEFS = ("начальник", "руководитель", "председатель")
# Beginnings of words behind «глава» -> beginnings of the post.
_HEADS = (
    (("мвд", "министе"), ("министр",)),
    (("полици", "департ", "гувд", "увд", "главка", "управл", "отдела", "комите", "дп"), _CHIEFS),
    (("правит", "кабмин"), ("премьер",)),
    (("ведомс",), ("министр", *_CHIEFS)),
    (("регион", "област", "района", "города", "округа", "столиц"), ("аким", "хоким", "губернатор", "мэр")),
)


def head_of(people: Sequence[Person], words: Sequence[str], offset: int) -> str | None:
    """The name of the one last named before an offset with the post that «глава …» (lower-case words) stands for."""
    if words[0] != "глава" or len(words) < 2:
        return None
    posts = next((posts for of, posts in _HEADS if any(word.startswith(of) for word in words[1:])), None)
    named = [
        (max(span.start for span in one.evidence if span.start < offset), one.name)
        for one in people
        if posts and one.role and one.role.lower().startswith(posts) and any(span.start < offset for span in one.evidence)
    ]
    return max(named)[1] if named else None
