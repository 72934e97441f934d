"""What Laurel sets out to reach on two cores, and whether a run of Benchmarks/run reached it."""

import statistics

PREVIEWS = 7  # Cold processes; the median counts.


def milliseconds(result):
    return 1000 * result["cpu_seconds"] / result["count"]


def ratio(these, those):
    """How many times `those` goes into `these`, round by round, so that a slow minute of the machine weighs on both sides."""
    return statistics.median(milliseconds(a) / milliseconds(b) for a, b in zip(these, those))


def threads(one, two):
    """How many times as many certificates a second two threads make, round by round."""
    def rate(result):
        return result["count"] / result["wall_seconds"]

    return statistics.median(rate(b) / rate(a) for a, b in zip(one, two))


def generate_ratio(typst, runs):
    """typst's CPU for a certificate in memory ÷ that of `laurel generate` for one from end to end. They have no rounds in common."""
    each = statistics.median(1000 * run["cpu_seconds"] / run["learners"] for run in runs)
    return statistics.median(map(milliseconds, typst)) / each


def measured(report):
    """Of what was measured: what it is, the target, its figure, whether that will do."""
    loops = report.get("loops", {})
    laurel, typst, two = loops.get("laurel"), loops.get("typst"), loops.get("laurel 2 threads")
    generate = report.get("generate", [])
    one_worker = [run for run in generate if run["jobs"] == 1]
    if laurel and typst:
        figure = ratio(typst, laurel)
        yield "in memory, CPU", "25 × typst", f"{figure:.1f} ×", figure >= 25
    if one_worker and typst:
        figure = generate_ratio(typst, one_worker)
        yield "generate --jobs 1, CPU", "10 × typst", f"{figure:.1f} ×", figure >= 10
    if laurel:
        figure = statistics.median(result["bytes"] / result["count"] / 1000 for result in laurel)
        yield "a PDF's size", "≤ 90 KB", f"{figure:.1f} KB", figure <= 90
    if laurel and two:
        figure = threads(laurel, two)
        yield "two threads in memory ÷ one", "1.8", f"{figure:.2f}", figure >= 1.8
    if generate:
        most = max(generate + report.get("memory", []), key=lambda run: run["peak_rss"])
        figure = most["peak_rss"] / 1e6
        yield f"peak memory, {most['learners']:,} learners", "≤ 150 MB", f"{figure:.0f} MB", figure <= 150
    if "preview" in report:
        figure = 1000 * statistics.median(report["preview"])
        yield "preview of a track, 150 dpi, cold", "≤ 150 ms", f"{figure:.0f} ms", figure <= 150
    if laurel:
        figure = statistics.median(1000 * result["wall_seconds"] / result["count"] for result in laurel)
        yield "one PDF on demand", "≤ 2 ms", f"{figure:.3f} ms", figure <= 2


def verdicts(report):
    yield ["what", "target", "figure", "verdict"]
    for what, target, figure, reached in measured(report):
        yield [what, target, figure, "reached" if reached else "not reached"]
