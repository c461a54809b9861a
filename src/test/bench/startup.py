#!/usr/bin/env python3
"""Start-up of the image against CPython, from exec to the first prompt, on a terminal.

Both are started in turn, so that both meet the same noise of the machine. Then the peak memory of
a short session. Run by hand, after `mvn package`:

    python3 src/test/bench/startup.py
"""

import argparse
import fcntl
import os
import pathlib
import pty
import re
import select
import statistics
import struct
import sys
import termios
import time

IMAGE = pathlib.Path(__file__).parents[3] / "target/sockstep/bin/sockstep"
PATIENCE = 20


class Terminal:
    """A program on a pseudo-terminal of 24 lines by 80 columns."""

    def __init__(self, argv):
        self.seen = b""
        master, slave = pty.openpty()
        # A size first: a terminal of 0 columns has no room for a prompt.
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.start = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            os.login_tty(slave) if hasattr(os, "login_tty") else self.own(slave)
            os.environ["TERM"] = "xterm-256color"
            try:
                os.execvp(argv[0], argv)
            finally:
                os._exit(127)
        os.close(slave)
        self.fd = master

    @staticmethod
    def own(slave):
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for fd in (0, 1, 2):
            os.dup2(slave, fd)

    def read(self):
        """More output, or b"" at its end."""
        if not select.select([self.fd], [], [], PATIENCE)[0]:
            sys.exit(f"no output for {PATIENCE} s; seen so far: {self.seen!r}")
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # EIO: the program has closed its end
            data = b""
        self.seen += data
        return data

    def until(self, prompt):
        """Milliseconds from exec until the prompt; what was seen up to it is forgotten."""
        while not (match := re.search(prompt, self.seen)):
            if not self.read():
                sys.exit(f"ended without the prompt {prompt!r}: {self.seen!r}")
        self.seen = self.seen[match.end() :]
        return (time.perf_counter() - self.start) * 1000

    def type(self, line):
        os.write(self.fd, line.encode() + b"\r")

    def end(self):
        """Waits for the end; peak resident memory in MiB."""
        while self.read():
            pass
        _, status, usage = os.wait4(self.pid, 0)
        os.close(self.fd)
        if status:
            sys.exit(f"ended with status {os.waitstatus_to_exitcode(status)}")
        return usage.ru_maxrss / 1024


def started(argv, prompt, bye):
    terminal = Terminal(argv)
    millis = terminal.until(prompt)
    terminal.type(bye)
    terminal.end()
    return millis


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--image", default=str(IMAGE), help="the launcher to measure")
    options.add_argument("--prompt", default="› ", help="regex of its prompt")
    options.add_argument("--python", default="python3", help="the CPython to compare with")
    options.add_argument("-n", type=int, default=15, help="starts of each")
    chosen = options.parse_args()
    prompt = chosen.prompt.encode()

    # Where the `python3` of the PATH is a script that looks for the real one, --python names that.
    python = [chosen.python, "-i", "-c", "import socket"]
    image, reference = [], []
    for round_ in range(chosen.n + 1):
        times = started([chosen.image], prompt, "quit"), started(python, b">>> ", "exit()")
        if round_:  # the first only warms the page cache
            image.append(times[0])
            reference.append(times[1])

    terminal = Terminal([chosen.image])
    for line in ("create", "close", "quit"):
        terminal.until(prompt)
        terminal.type(line)
    peak = terminal.end()

    image_ms, python_ms = statistics.median(image), statistics.median(reference)
    print(f"exec to prompt, median of {chosen.n}")
    print(f"  sockstep {image_ms:6.1f} ms  ({min(image):.1f} to {max(image):.1f})")
    print(f"  python3  {python_ms:6.1f} ms  ({min(reference):.1f} to {max(reference):.1f})")
    print(f"  ratio    {image_ms / python_ms:6.2f}     (wanted: at most 2.5)")
    print(f"peak memory of create, close, quit: {peak:.1f} MiB  (wanted: under 100)")


if __name__ == "__main__":
    main()
