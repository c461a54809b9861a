#!/usr/bin/env python3
"""Marginal cost of a step of a script, against a call of CPython under strace.

Each is run at two lengths, so that start-up drops out: the slope is the cost of one more step.
Run by hand, after `mvn package`; needs strace, and for all but the first comparison root (or a
user who may make namespaces) and `unshare` and `ip`:

    python3 src/test/bench/step.py                 # against CPython under strace
    python3 src/test/bench/step.py --capture       # with capture on, against off
    python3 src/test/bench/step.py --crowd 20000   # among that many connections, and TIME_WAITs

What --capture and --crowd need runs in a network namespace of its own, which is gone afterwards: the
machine's network sees none of it.
"""

import argparse
import contextlib
import os
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


# Keeps so many connections, between ports that no client of the benchmark is given.
CROWD = """\
import os, resource, socket, sys
count, waits = int(sys.argv[1]), sys.argv[2] == "wait"
most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
holders = 2 * count // (most - 100) + 1  # each may have so many descriptors, two a connection
for holder in range(holders):
    if os.fork():
        continue
    srv = socket.socket()
    srv.bind(("127.0.0.9", 900 + holder))
    srv.listen(4096)
    kept = []
    for i in range(holder, count, holders):
        c = socket.socket()
        c.setsockopt(socket.SOL_IP, 24, 1)  # IP_BIND_ADDRESS_NO_PORT: connect chooses the port
        c.bind((f"127.0.1.{1 + i % 8}", 0))
        c.connect(srv.getsockname())
        s, _ = srv.accept()
        if waits:
            c.close()
            s.close()
        else:
            kept += (c, s)
    os.write(1, b"made\\n")  # whole, for the holders share the pipe
    sys.stdin.read()
    os._exit(0)
os.write(1, b"%d\\n" % holders)
for holder in range(holders):
    os.wait()
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


class Bench:
    def __init__(self, image, folder, runs):
        self.image, self.folder, self.runs = image, pathlib.Path(folder), runs

    def script(self, steps, wrapper):
        file = self.folder / f"{steps}.sock"
        file.write_text(SCRIPT + PAIR * (steps // 2))
        return [*wrapper, self.image, "--json", "run", str(file)]

    def step(self, wrapper=()):
        return slope(self.script(SHORT, wrapper), self.script(LONG, wrapper))

    def traced(self):
        def argv(calls):
            strace = ["strace", "-f", "-e", "trace=network", "-o", "/dev/null"]
            return [*strace, sys.executable, "-c", PYTHON, str(calls)]

        return slope(argv(SHORT), argv(LONG))

    def medians(self, **measures):
        """The median of each, measured in turns, so that a busy moment falls on all alike."""
        taken = {name: [] for name in measures}
        for _ in range(self.runs):
            for name, measure in measures.items():
                taken[name].append(measure())
        return [statistics.median(values) for values in taken.values()]


def report(title, rows, limit):
    print(title)
    for name, micros in rows:
        print(f"  {name:34} {micros:7.1f} µs")
    ratio = rows[0][1] / rows[1][1]
    print(f"  {'ratio':34} {ratio:7.2f}    (wanted: at most {limit})")
    return ratio <= limit


def against_strace(bench):
    if not shutil.which("strace"):
        sys.exit("strace is not installed")
    step, call = bench.medians(step=lambda: bench.step(UNSEEN), call=bench.traced)
    rows = [("sockstep --json run, capture off", step), ("python3 under strace", call)]
    return report("one more step or call", rows, 1)


# Without the right to capture: as root the program would take it.
UNSEEN = (
    ["setpriv", "--bounding-set=-net_raw", "--inh-caps=-net_raw"]
    if os.geteuid() == 0 and shutil.which("setpriv")
    else []
)


def seen_by_capture(bench):
    on, off = bench.medians(
        on=lambda: bench.step(NETWORK), off=lambda: bench.step([*NETWORK, *UNSEEN])
    )
    rows = [("capture on", on), ("capture off", off)]
    return report("one more step in a network of its own", rows, 2)


NETWORK = ["unshare", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]


@contextlib.contextmanager
def crowd(count, kind):
    """A network namespace with so many connections; gives what runs a program in it."""
    holder = subprocess.Popen(
        [*NETWORK, sys.executable, "-c", CROWD, str(count), kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        made, holders = 0, None
        while made != holders:
            word = holder.stdout.readline().strip()
            if not word:
                sys.exit("the crowd could not be made")
            if word == "made":
                made += 1
            else:
                holders = int(word)
        enter = ["nsenter", f"--net=/proc/{holder.pid}/ns/net"]
        state = "time-wait" if kind == "wait" else "established"
        ss = subprocess.run(
            [*enter, "ss", "-Htn", "state", state, "dst", "127.0.0.9"],
            capture_output=True,
            text=True,
        )
        there = len(ss.stdout.splitlines())
        if there < count * 0.9:
            sys.exit(f"only {there} of {count} connections are {state}")
        print(f"{there} connections {state}")
        yield enter
    finally:
        holder.stdin.close()
        holder.wait()


def in_a_crowd(bench, count):
    good = True
    for kind in ("keep", "wait"):
        with crowd(count, kind) as enter:
            many, none = bench.medians(
                many=lambda: bench.step([*enter, *UNSEEN]),
                none=lambda: bench.step([*NETWORK, *UNSEEN]),
            )
        rows = [(f"among {count}", many), ("alone", none)]
        good &= report("one more step in a network of its own", rows, 1.2)
    return good


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--image", default=str(IMAGE), help="the launcher to measure")
    options.add_argument("-n", type=int, default=3, help="runs of each")
    options.add_argument("--capture", action="store_true", help="capture on against off")
    options.add_argument("--crowd", type=int, metavar="N", help="among N other connections")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        bench = Bench(chosen.image, folder, chosen.n)
        print(f"median of {chosen.n}")
        if chosen.capture:
            good = seen_by_capture(bench)
        elif chosen.crowd:
            good = in_a_crowd(bench, chosen.crowd)
        else:
            good = against_strace(bench)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
