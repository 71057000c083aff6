"""The digest as a Pelican plugin: ``register`` is its whole contact with Pelican's signals."""

from pelican import signals

from . import fingerprint as fingerprint  # first: what is loaded later is no older than its digest
from . import generator


def register() -> None:
    """Stage the output and add the one generator when a run begins; publish when everything is written."""
    signals.get_generators.connect(generator.begin)
    signals.finalized.connect(generator.finish)
