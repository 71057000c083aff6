"""The floor: how long two processes take to write the bytes of a site into fresh files, and nothing else.

    python -m speed.floor SITE EMPTY_FOLDER

Folders are made before the clock starts, and each file is read before it is written, outside the time. The files are dealt
out by size, so that both processes write the same amount. What is printed are the seconds of the slower one.
"""

import os
import sys
import time
from multiprocessing import get_context
from pathlib import Path

BATCH = 64_000_000  # bytes that are read ahead of the clock
WRITERS = 2


def floor(site: Path, out: Path) -> float:
    """Seconds of writing."""
    sizes = sorted(((path.stat().st_size, path) for path in site.rglob("*") if path.is_file()), reverse=True)
    for inside in {path.parent for _, path in sizes}:
        (out / inside.relative_to(site)).mkdir(parents=True, exist_ok=True)
    hands = [[path for _, path in sizes[at::WRITERS]] for at in range(WRITERS)]
    with get_context("fork").Pool(WRITERS) as pool:
        return max(pool.starmap(_write, [(site, out, hand) for hand in hands], chunksize=1))


def _write(site: Path, out: Path, paths: list[Path]) -> float:
    seconds, held, batch = 0.0, 0, list[tuple[str, bytes]]()
    for path in paths:
        batch.append((str(out / path.relative_to(site)), path.read_bytes()))
        held += len(batch[-1][1])
        if held > BATCH:
            seconds += _written(batch)
            held, batch = 0, []
    return seconds + _written(batch)


def _written(batch: list[tuple[str, bytes]]) -> float:
    begun = time.perf_counter()
    for name, data in batch:
        file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(file, data)
        os.close(file)
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(floor(Path(sys.argv[1]), Path(sys.argv[2])))
