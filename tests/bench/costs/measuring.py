"""How things are measured: by turns, the least of several goes, and against a bar."""

import resource
import time
from collections.abc import Callable

Work = Callable[[], object]


def bar(
    name: str, measured: float, least: float | None = None, most: float | None = None, beside: str = ""
) -> None:
    """Print a measurement, its bar, and whether it is met."""
    met = (least is None or measured >= least) and (most is None or measured <= most)
    wanted = f">= {least:g}" if least is not None else f"<= {most:g}"
    print(f"{name:<68}{measured:>9.3f}  {wanted:<9}{'met' if met else 'NOT MET':<9}{beside}", flush=True)


def spent() -> float:
    """Return the processor time of this process and of the programs it started that ended, in seconds."""
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in usage)


def cpu(work: Work) -> float:
    """Return the processor time of one go, in seconds."""
    start = spent()
    work()
    return spent() - start


def clock(work: Work) -> float:
    """Return how long one go takes, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def by_turns(first: Work, second: Work, rounds: int, now: Callable[[], float] = spent) -> tuple[float, float]:
    """Measure two things by turns, so that both meet the same computer; return the least of each."""
    least = [1e9, 1e9]
    for _ in range(rounds):
        for number, work in enumerate((first, second)):
            start = now()
            work()
            least[number] = min(least[number], now() - start)
    return least[0], least[1]


def p95(times: list[float]) -> float:
    """Return the time that nineteen of twenty stay under."""
    return sorted(times)[int(len(times) * 0.95)]
