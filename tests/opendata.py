"""A promise and the later report that keeps it, as articles; and the tables of a built site."""

import csv
from pathlib import Path

PROMISE = (
    "Полиция Караганды построит пункты\n\n"
    "В Караганде планируется построить пять участковых пунктов полиции, сообщает Polisia.kz.\n\n"
    "Жители познакомились с участковым инспектором полиции.\n"
)
REPORT = (
    "Полиция Караганды отчиталась о пунктах\n\n"
    "В Караганде построены пять участковых пунктов полиции, сообщает Polisia.kz.\n\n"
    "Жители района довольны участковым инспектором полиции.\n"
)
STEP = (
    "added = 2026-11-22\n[follows]\n"
    'steps = [{article = "a", promise = "построить пять участковых пунктов", report = "построены пять участковых пунктов", '
    'status = "delivered", independent = true}]\n'
    'reason = {kk = "Кейінгі хабар.", ru = "Более позднее сообщение."}\n'
)
KEPT = {"a.txt": PROMISE, "a.toml": "added = 2026-11-01\n", "b.txt": REPORT, "b.toml": STEP}


def table(out: Path, name: str) -> list[dict[str, str]]:
    with (out / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))
