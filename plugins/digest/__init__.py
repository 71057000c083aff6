"""The digest as a Pelican plugin: ``register`` is its whole contact with Pelican's signals."""

from pelican import signals

from . import generator


def register() -> None:
    """Stage the output when Pelican is set up, add the one generator, publish when everything is written."""
    signals.initialized.connect(generator.begin)
    signals.get_generators.connect(generator.generators)
    signals.finalized.connect(generator.finish)
