"""A computation in the main thread is interrupted in time, and what was there before is put back."""

import contextlib
import signal
import threading
import time

import pytest

from symdrop.pytest_plugin import deadlines
from symdrop.pytest_plugin.deadlines import Expired, can_interrupt, within

SOON = 0.05
LONG = 20


def spin(seconds=LONG):
    """Work in Python for so many seconds, whatever errors come."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(Exception):
            sum(range(100))


def in_a_thread(action):
    """The result of `action` in another thread, or what it raised."""
    results = []

    def run():
        try:
            results.append(action())
        except BaseException as error:
            results.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(LONG)
    (result,) = results
    return result


def is_interrupted(action):
    """Whether the action ends by an interruption, and not before its time."""
    start, ended = time.monotonic(), []
    with pytest.raises(Expired):
        within(SOON, lambda: ended.append(action()))
    return not ended and time.monotonic() - start >= SOON


@pytest.fixture(autouse=True)
def _nothing_is_left_behind():
    handler, threads = signal.getsignal(signal.SIGALRM), threading.active_count()
    yield
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) is handler
    assert threading.active_count() == threads


def test_what_is_in_time_is_returned():
    assert within(LONG, lambda: "result") == "result"
    assert within(0, lambda: "result") == "result"
    assert in_a_thread(lambda: within(LONG, lambda: "result")) == "result"


def test_an_error_comes_through():
    with pytest.raises(ZeroDivisionError):
        within(LONG, lambda: 1 / 0)
    assert isinstance(in_a_thread(lambda: within(LONG, lambda: 1 / 0)), ZeroDivisionError)


@pytest.mark.parametrize("action", [spin, lambda: time.sleep(LONG)])
def test_the_main_thread_is_interrupted(action):
    assert is_interrupted(action)


def unlike_this_one(monkeypatch, kind):
    """Take away what interrupts."""
    if kind == "no interval timer":
        monkeypatch.delattr(signal, "setitimer")
    else:
        monkeypatch.setattr(signal, "getsignal", lambda number: None)
        monkeypatch.setattr(signal, "setitimer", lambda *arguments: pytest.fail("the timer was set"))


def test_another_thread_is_not_interrupted_and_its_result_comes_too_late():
    start = time.monotonic()
    assert isinstance(in_a_thread(lambda: within(SOON, lambda: spin(6 * SOON))), Expired)
    assert time.monotonic() - start >= 6 * SOON
    assert in_a_thread(can_interrupt) is False


@pytest.mark.parametrize("kind", ["no interval timer", "a handler that cannot be put back"])
def test_where_nothing_can_be_interrupted_what_comes_too_late_is_not_returned(monkeypatch, kind):
    with monkeypatch.context() as patch:
        unlike_this_one(patch, kind)
        assert can_interrupt() is False
        assert within(LONG, lambda: 1) == 1
        with pytest.raises(Expired):
            within(SOON, lambda: spin(2 * SOON))
    assert can_interrupt() is True


def test_an_interruption_that_a_finaliser_swallows_comes_again(monkeypatch):
    finalised, lost = [], []

    class Finalised:
        def __del__(self):
            finalised.append(self.__class__)
            spin(4 * SOON)
            finalised.append("not interrupted")

    class Failing:
        def __del__(self):
            raise ZeroDivisionError

    def action():
        Failing()
        Finalised()
        spin()

    with monkeypatch.context() as patch:
        patch.setattr("sys.unraisablehook", lambda args: lost.append(args.exc_type))
        assert is_interrupted(action)
    assert finalised == [Finalised]
    assert lost == [ZeroDivisionError]


def test_what_comes_too_late_is_not_returned(monkeypatch):
    monkeypatch.setattr(deadlines, "_interrupted", lambda seconds, action: action())
    with pytest.raises(Expired):
        within(SOON, lambda: time.sleep(2 * SOON))


@pytest.fixture
def earlier():
    """The times at which an alarm that was set before, after SOON and then every 3 * SOON, went off."""
    times, start = [], time.monotonic()
    handler = signal.signal(signal.SIGALRM, lambda number, frame: times.append(time.monotonic() - start))
    signal.setitimer(signal.ITIMER_REAL, SOON, 3 * SOON)
    yield times
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, handler)


def test_an_earlier_alarm_goes_off_at_its_time_and_goes_on_afterwards(earlier):
    with pytest.raises(Expired):
        within(5.5 * SOON, spin)
    assert earlier
    assert earlier[0] >= SOON
    left, interval = signal.getitimer(signal.ITIMER_REAL)
    assert 0 < left <= 3 * SOON
    assert interval == pytest.approx(3 * SOON, abs=1e-3)
    rung = len(earlier)
    spin(4 * SOON)
    assert len(earlier) > rung


def test_an_earlier_alarm_may_end_the_computation(earlier):
    def stop(number, frame):
        raise InterruptedError

    signal.signal(signal.SIGALRM, stop)
    with pytest.raises(InterruptedError):
        within(LONG, spin)
    signal.setitimer(signal.ITIMER_REAL, 0)
    assert signal.getsignal(signal.SIGALRM) is stop


def test_an_earlier_single_alarm_is_not_repeated(earlier):
    signal.setitimer(signal.ITIMER_REAL, SOON)
    within(LONG, lambda: spin(3 * SOON))
    assert len(earlier) == 1
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_deadlines_nest():
    def inner():
        with pytest.raises(Expired):
            within(SOON, spin)
        spin()

    start = time.monotonic()
    with pytest.raises(Expired):
        within(6 * SOON, inner)
    assert 6 * SOON <= time.monotonic() - start < LONG
