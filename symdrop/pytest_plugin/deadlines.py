"""Interrupting a computation that takes too long, by the interval timer of the main thread."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

Result = TypeVar("Result")

# An exception that is raised within a finaliser is lost; therefore it is raised again and again.
AGAIN = 0.25
SOONEST = 1e-6


class Expired(BaseException):
    """The time is over. It is not an `Exception`, so that nothing that catches errors takes it for one.

    >>> issubclass(Expired, Exception)
    False
    """


def within(seconds: float, action: Callable[[], Result]) -> Result:
    """What `action` returns; raises `Expired` when that takes longer than so many seconds. 0 sets no limit.

    It is interrupted by `signal.setitimer`: a timer and a handler that were there before keep their time and are put
    back. Where `can_interrupt` says that this is not possible, `action` runs to its end, however long that takes, and
    `Expired` is raised then. Nothing that comes too late is returned.

    >>> within(5, lambda: "in time")
    'in time'
    """
    if not seconds:
        return action()
    end = monotonic() + seconds
    if can_interrupt():
        with _lost_in_silence():
            result = _interrupted(seconds, action)
    else:
        result = action()
    if monotonic() > end:
        raise Expired
    return result


def can_interrupt() -> bool:
    """Whether a computation can be interrupted here: in the main thread, where the system has an interval timer.

    A handler that was not set from Python cannot be put back, and then nothing is interrupted either.

    >>> can_interrupt()
    True
    """
    here = threading.current_thread() is threading.main_thread()
    return here and hasattr(signal, "setitimer") and signal.getsignal(signal.SIGALRM) is not None


@contextlib.contextmanager
def _lost_in_silence() -> Iterator[None]:
    """Silence the report of an interruption that was swallowed by a finaliser; it is raised again."""
    earlier = sys.unraisablehook

    def hook(lost: UnraisableHookArgs) -> None:
        if lost.exc_type is not Expired:
            earlier(lost)

    sys.unraisablehook = hook
    try:
        yield
    finally:
        sys.unraisablehook = earlier


def _interrupted(seconds: float, action: Callable[[], Result]) -> Result:
    started, over = monotonic(), False
    handler = signal.getsignal(signal.SIGALRM)
    waiting, interval = signal.getitimer(signal.ITIMER_REAL)

    def expire(number: int, frame: FrameType | None) -> None:
        nonlocal waiting
        passed = monotonic() - started
        if over:
            return
        if waiting and passed >= waiting and callable(handler):
            waiting = interval and passed + interval
            rearm(passed)
            handler(number, frame)
        rearm(passed)
        if passed >= seconds:
            raise Expired

    def rearm(passed: float) -> None:
        ours = seconds - passed if passed < seconds else AGAIN
        theirs = waiting - passed if waiting and callable(handler) else ours
        signal.setitimer(signal.ITIMER_REAL, max(min(ours, theirs), SOONEST))

    try:
        try:
            signal.signal(signal.SIGALRM, expire)
            rearm(0.0)
            return action()
        finally:
            over = True
    finally:
        over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        if waiting:
            left = waiting - (monotonic() - started)
            signal.setitimer(signal.ITIMER_REAL, max(left, SOONEST), interval)
