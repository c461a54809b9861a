#!/usr/bin/env python3
"""Marginal cost of a step of a script, against a call of CPython under strace.

Each is run at two lengths, so that start-up drops out: the slope is the cost of one more step.
Run by hand, after `mvn package`; needs strace:

    python3 src/test/bench/step.py
"""

import argparse
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

IMAGE = pathlib.Path(__file__).parents[3] / "target/sockstep/bin/sockstep"
SHORT, LONG = 1_000, 21_000
SCRIPT = """\
srv = create
srv.bind 127.0.0.1 0
srv.listen
c = create
c.connect $srv.host $srv.port
s = srv.accept
"""
PAIR = 'c.send "hello"\ns.recv 5\n'
PYTHON = """\
import socket, sys
srv = socket.socket()
srv.bind(("127.0.0.1", 0))
srv.listen()
c = socket.create_connection(srv.getsockname())
s, _ = srv.accept()
for _ in range(int(sys.argv[1]) // 2):
    c.send(b"hello")
    s.recv(5)
"""


def seconds(argv):
    start = time.perf_counter()
    done = subprocess.run(argv, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(argv)}: status {done.returncode}\n{done.stderr[-2000:]}")
    return time.perf_counter() - start


def slope(short, long):
    """Microseconds for one more step."""
    return (seconds(long) - seconds(short)) * 1e6 / (LONG - SHORT)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--image", default=str(IMAGE), help="the launcher to measure")
    options.add_argument("-n", type=int, default=3, help="runs of each")
    chosen = options.parse_args()
    if not shutil.which("strace"):
        sys.exit("strace is not installed")

    with tempfile.TemporaryDirectory() as folder:

        def script(steps):
            file = pathlib.Path(folder) / f"{steps}.sock"
            file.write_text(SCRIPT + PAIR * (steps // 2))
            return [chosen.image, "--json", "run", str(file)]

        def traced(calls):
            strace = ["strace", "-f", "-e", "trace=network", "-o", "/dev/null"]
            return [*strace, sys.executable, "-c", PYTHON, str(calls)]

        steps, calls = [], []
        for _ in range(chosen.n):
            steps.append(slope(script(SHORT), script(LONG)))
            calls.append(slope(traced(SHORT), traced(LONG)))

    step, call = statistics.median(steps), statistics.median(calls)
    print(f"one more step or call, median of {chosen.n}")
    print(f"  sockstep --json run      {step:7.1f} µs")
    print(f"  python3 under strace     {call:7.1f} µs")
    print(f"  ratio                    {step / call:7.2f}    (wanted: at most 1)")


if __name__ == "__main__":
    main()
