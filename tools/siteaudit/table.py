"""The table: to the terminal and to a file."""

from pathlib import Path

from siteaudit.outcome import Row, State

SHOWN = 12  # of each row; the file has all


def text(rows: list[Row], shown: int | None = SHOWN) -> str:
    """The rows as a Markdown table, then what each found."""
    head = "| state | check | where | measured | wanted |\n|---|---|---|---|---|\n"
    lines = [f"| {row.state} | {row.check} | {row.where} | {row.value} | {row.wanted} |" for row in rows]
    told = [head + "\n".join(lines)]
    for row in rows:
        if row.found:
            some = row.found[:shown]
            more = [f"- … and {len(row.found) - len(some)} more"] if len(row.found) > len(some) else []
            told.append("\n".join([f"**{row.state}: {row.check}** ({row.where})", "", *(f"- {one}" for one in some), *more]))
    return "\n\n".join([*told, verdict(rows)])


def verdict(rows: list[Row]) -> str:
    """One line: how many of each state."""
    counts = {state: sum(row.state is state for row in rows) for state in State}
    return ", ".join(f"{count} {state}" for state, count in counts.items() if count)


def write(rows: list[Row], path: Path) -> None:
    """The whole table as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# Audit\n\n{text(rows, None)}\n", encoding="utf-8")


def fails(rows: list[Row]) -> bool:
    """Whether anything may not stand."""
    return any(row.state is State.FAIL for row in rows)
