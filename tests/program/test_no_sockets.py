"""No socket to the internet is ever made, by whatever library.

Every process of these tests stands behind a fence of the kernel that kills it at its first one
(`fence.py`); that demo, self-test and window came to their end is the proof.
"""

from __future__ import annotations

import signal
import sys

import pytest

from tests.program.machine import CAN_FENCE

pytestmark = pytest.mark.skipif(not CAN_FENCE, reason="the fence needs seccomp of Linux")


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM"])
def test_the_fence_holds(machine, family, kind):
    code = f"import socket; socket.socket(socket.{family}, socket.{kind})"
    with machine.start(sys.executable, "-c", code) as process:
        process.communicate(timeout=60)
    assert process.returncode == -signal.Signals["SIGSYS"]


def test_the_fence_lets_through_what_stays_on_the_machine(machine):
    code = "import socket; socket.socket(socket.AF_UNIX)"
    with machine.start(sys.executable, "-c", code) as process:
        process.communicate(timeout=60)
    assert process.returncode == 0


def test_the_demo_needs_no_network(own_school):
    assert own_school.done.returncode == 0


def test_the_self_test_needs_no_network(self_test):
    assert self_test.done.returncode == 0


def test_a_whole_evening_at_the_window_needs_no_network(night):
    assert night.exit_code == 0
