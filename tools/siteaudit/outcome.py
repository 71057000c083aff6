"""What a check found: a row of the table, and whether it may stand."""

from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """How a row stands."""

    OK = "ok"
    OVER = "OVER"  # beyond the budget, within what is bearable
    FAIL = "FAIL"
    SKIPPED = "SKIPPED"


@dataclass(frozen=True)
class Budget:
    """A number that should not be passed, and one that must not; `unit` is for the reader of the table."""

    wish: float
    hard: float
    unit: str = ""

    def state(self, value: float) -> State:
        """How a value stands against the budget."""
        if value > self.hard:
            return State.FAIL
        return State.OVER if value > self.wish else State.OK

    def __str__(self) -> str:
        wish = f"{self.wish:g}{self.unit}"
        return f"≤ {wish}" if self.wish == self.hard else f"≤ {wish}, never > {self.hard:g}{self.unit}"


@dataclass(frozen=True)
class Row:
    """One line of the table: what was asked, of what, what was measured, what is wanted, and each thing found."""

    check: str
    where: str
    value: str
    wanted: str
    state: State
    found: list[str] = field(default_factory=list)


def measured(check: str, where: str, value: float, budget: Budget, at: str = "") -> Row:
    """A number against its budget; `at` names the page with the worst value."""
    text = f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"
    state = budget.state(value)
    told = [f"{text}{budget.unit} at {at}"] if at and state is not State.OK else []
    return Row(check, where, f"{text}{budget.unit}", str(budget), state, told)


def none_of(check: str, where: str, found: list[str], looked: int) -> Row:
    """A rule of zero: each of `found` breaks it; `looked` is how many things were looked at, and nothing is no success."""
    if not looked:
        return Row(check, where, "nothing looked at", "0", State.FAIL, ["nothing was there to look at"])
    return Row(check, where, f"{len(found)} in {looked}", "0", State.FAIL if found else State.OK, found)


def skipped(check: str, why: str) -> Row:
    """A check that could not run, with what would let it."""
    return Row(check, "", "–", "", State.SKIPPED, [why])
