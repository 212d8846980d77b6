"""Interrupting a computation that takes too long: by the interval timer of the main thread, or from another thread."""

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
    """The time is over. It is no `Exception`, so that nothing that catches errors takes it for one.

    >>> issubclass(Expired, Exception)
    False
    """


def within(seconds: float, action: Callable[[], Result]) -> Result:
    """What `action` returns; raises `Expired` when that takes longer than so many seconds. 0 sets no limit.

    The main thread is interrupted by `signal.setitimer`, where that exists: a timer and a handler that were there
    before keep their time and are put back. Any other thread is interrupted between two of its Python instructions.
    However it ends, nothing that comes too late is returned.

    >>> within(5, lambda: "in time")
    'in time'
    """
    if not seconds:
        return action()
    end = monotonic() + seconds
    with _lost_in_silence():
        result = _by_signal(seconds, action) if _signals() else _by_thread(seconds, action)
    if monotonic() > end:
        raise Expired
    return result


@contextlib.contextmanager
def _lost_in_silence() -> Iterator[None]:
    """Without a message about an interruption that was lost in a finaliser, since it comes again."""
    earlier = sys.unraisablehook

    def hook(lost: UnraisableHookArgs) -> None:
        if lost.exc_type is not Expired:
            earlier(lost)

    sys.unraisablehook = hook
    try:
        yield
    finally:
        sys.unraisablehook = earlier


def _signals() -> bool:
    """Whether the timer can be used here, and its handler put back afterwards."""
    here = threading.current_thread() is threading.main_thread()
    return here and hasattr(signal, "setitimer") and signal.getsignal(signal.SIGALRM) is not None


def _by_signal(seconds: float, action: Callable[[], Result]) -> Result:
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


def _by_thread(seconds: float, action: Callable[[], Result]) -> Result:
    import ctypes

    interrupt = ctypes.pythonapi.PyThreadState_SetAsyncExc
    thread = ctypes.c_ulong(threading.get_ident())
    over, sending = threading.Event(), threading.Lock()

    def watch() -> None:
        wait = seconds
        while not over.wait(wait):
            with sending:
                if not over.is_set():
                    interrupt(thread, ctypes.py_object(Expired))
            wait = AGAIN

    watcher = threading.Thread(target=watch, name="symdrop deadline", daemon=True)
    try:
        try:
            watcher.start()
            return action()
        finally:
            with sending:
                over.set()
    finally:
        over.set()
        with contextlib.suppress(Expired):
            watcher.join()
            # What was sent and has not arrived yet arrives between these instructions, and not later. Recalling it
            # would leave the interpreter with a signal that it never takes back.
            for _ in range(100):
                pass
        watcher.join()
