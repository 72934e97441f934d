"""The loop that all peers share: some certificates to warm up, then the measured ones, one process and one thread of Python."""

import argparse
import json
import resource
import time
from pathlib import Path

import learners

BENCHMARKS = Path(__file__).resolve().parent.parent
ASSETS = BENCHMARKS / "certificate" / "assets"
FONTS = BENCHMARKS.parent / "Fonts" / "EBGaramond"
FACES = {"Regular": FONTS / "EBGaramond-Regular.otf", "Italic": FONTS / "EBGaramond-Italic.otf", "Medium": FONTS / "EBGaramond-Medium.otf"}


def parser(description):
    options = argparse.ArgumentParser(description=description)
    options.add_argument("--roster", required=True, type=Path, metavar="CSV")
    options.add_argument("--count", required=True, type=int, metavar="N")
    options.add_argument("--warm-up", type=int, default=20, metavar="N", help="certificates made before the clock starts (20)")
    options.add_argument("--keep", type=Path, metavar="FILE", help="write the last certificate there")
    return options


def measure(tool, version, options, make):
    """Prints one line of JSON. `make` turns a learner into the bytes of a PDF.

    CPU time is the whole process's, all threads, user and system; peak memory is the process's greatest resident set.
    """
    everyone = learners.read(options.roster, options.warm_up + options.count)
    for learner in everyone[:options.warm_up]:
        make(learner)
    measured = everyone[options.warm_up:]
    total = 0
    wall, cpu = time.perf_counter(), time.process_time()
    for learner in measured:
        pdf = make(learner)
        total += len(pdf)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    if options.keep:
        options.keep.parent.mkdir(parents=True, exist_ok=True)
        options.keep.write_bytes(pdf)
    print(json.dumps({
        "tool": tool,
        "version": version,
        "count": options.count,
        "cpu_seconds": round(cpu, 6),
        "wall_seconds": round(wall, 6),
        "bytes": total,
        "peak_rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }))
