#!/usr/bin/env python3
"""What the shell costs while nobody types: the share of a core, from /proc/PID/stat.

The shell stands at its prompt, with open connections whose other ends another process holds, and
as many closed ones that the kernel keeps in TIME_WAIT. Run by hand, after `mvn package`:

    python3 src/test/bench/idle.py
"""

import argparse
import os
import pathlib
import socket
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from startup import IMAGE, Terminal  # noqa: E402


def prompt(words):
    """The prompt behind those words, whatever colours it has."""
    return words.encode() + rb"(\x1b\[[0-9;]*m)* \xe2\x80\xba "


def ticks(pid):
    """utime and stime of all threads, in clock ticks (proc_pid_stat(5))."""
    stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
    fields = stat[stat.rindex(")") + 2 :].split()
    return int(fields[11]) + int(fields[12])


def share(pid, seconds):
    """Percent of one core over that time."""
    before, start = ticks(pid), time.monotonic()
    time.sleep(seconds)
    used = (ticks(pid) - before) / os.sysconf("SC_CLK_TCK")
    return 100 * used / (time.monotonic() - start)


def drain(terminal):
    """Reads what is drawn, so that the shell never waits for the terminal."""
    try:
        while os.read(terminal.fd, 65536):
            pass
    except OSError:
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--connections", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--image", default=str(IMAGE))
    options = parser.parse_args()

    server = socket.create_server(("127.0.0.1", 0), backlog=64)
    port = server.getsockname()[1]
    accepted = []
    shell = Terminal([options.image])
    shell.until(prompt("sockstep"))

    def type_line(line, stage):
        os.write(shell.fd, line.encode() + b"\r")
        shell.until(prompt(stage))

    def connect(name):
        type_line(f"{name} = create", "created")
        type_line(f"{name}.connect {port}", "connected")
        accepted.append(server.accept()[0])

    time.sleep(2)  # what is done while the first line is being typed is no idling
    empty = share(shell.pid, min(10, options.seconds))
    for i in range(options.connections):
        connect(f"g{i}")
        type_line(f"g{i}.close", "closed")
        accepted.pop().close()
    for i in range(options.connections):
        connect(f"c{i}")
    threading.Thread(target=drain, args=[shell], daemon=True).start()
    time.sleep(2)
    busy = share(shell.pid, options.seconds)
    os.kill(shell.pid, 9)
    os.waitpid(shell.pid, 0)
    n = options.connections
    print(f"no socket: {empty:.2f} % of a core")
    print(f"{n} open connections, {n} in TIME_WAIT: {busy:.2f} % of a core")


if __name__ == "__main__":
    main()
