"""Reads calls, a line each, and prints what each gave: a number, bytes, or an errno's symbol."""
import errno, socket, sys

KINDS = {
    "tcp": (socket.AF_INET, socket.SOCK_STREAM),
    "tcp6": (socket.AF_INET6, socket.SOCK_STREAM),
    "udp": (socket.AF_INET, socket.SOCK_DGRAM),
    "udp6": (socket.AF_INET6, socket.SOCK_DGRAM),
    "unix": (socket.AF_UNIX, socket.SOCK_STREAM),
    "unix-dgram": (socket.AF_UNIX, socket.SOCK_DGRAM),
    "unix-seqpacket": (socket.AF_UNIX, socket.SOCK_SEQPACKET),
}
HOST = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "::1"}
FLAGS = {"--peek": socket.MSG_PEEK, "--dontwait": socket.MSG_DONTWAIT, "--oob": socket.MSG_OOB,
         "--trunc": socket.MSG_TRUNC, "--nosignal": socket.MSG_NOSIGNAL}
sockets = {}


def address(name):
    """Where to reach the socket of that name."""
    s = sockets[name]
    if s.family == socket.AF_UNIX:
        return s.getsockname()
    return (HOST[s.family], s.getsockname()[1])


def sender(me, where):
    """The name of the socket that has this address."""
    if not where:
        return "nobody"
    for name, s in sorted(sockets.items()):
        if s.fileno() < 0 or s.family != me.family:
            continue
        own = s.getsockname()
        if own == where if s.family == socket.AF_UNIX else own[1] == where[1]:
            return name
    return "another"


def flags(words):
    return sum(FLAGS[word] for word in words if word.startswith("--"))


def received(data):
    return f"{len(data)} {data.hex()}"


def call(verb, name, *a):
    s = sockets.get(name)
    if verb == "create":
        sockets[name] = socket.socket(*KINDS[a[0]])
        sockets[name].setblocking(False)
    elif verb == "socketpair":
        sockets[name], sockets[a[0]] = socket.socketpair(*KINDS[a[1]])
        sockets[name].setblocking(False)
        sockets[a[0]].setblocking(False)
    elif verb == "dup":
        sockets[a[0]] = s.dup()
        sockets[a[0]].settimeout(0)
    elif verb == "bind":
        s.bind("\0" + a[0] if s.family == socket.AF_UNIX else (HOST[s.family], 0))
    elif verb == "listen":
        s.listen(int(a[0]))
    elif verb == "connect":
        s.connect(address(a[0]))
    elif verb == "accept":
        sockets[a[0]] = s.accept()[0]
        sockets[a[0]].setblocking(False)
    elif verb == "send":
        return s.send(bytes(97 + i % 26 for i in range(int(a[0]))), flags(a))
    elif verb == "sendto":
        return s.sendto(bytes(97 + i % 26 for i in range(int(a[0]))), flags(a), address(a[1]))
    elif verb == "recv":
        return received(s.recv(int(a[0]), flags(a)))
    elif verb == "recvfrom":
        data, where = s.recvfrom(int(a[0]), flags(a))
        return received(data) + " from " + sender(s, where)
    elif verb == "shutdown":
        s.shutdown({"rd": 0, "wr": 1, "rdwr": 2}[a[0]])
    elif verb == "getopt":
        return s.getsockopt(socket.SOL_SOCKET, getattr(socket, a[0]))
    elif verb == "setopt":
        s.setsockopt(socket.SOL_SOCKET, getattr(socket, a[0]), int(a[1]))
    elif verb == "close":
        s.close()
    return "ok"


for line in sys.stdin:
    try:
        print(call(*line.split()))
    except OSError as e:
        print("EOPNOTSUPP" if e.errno == errno.EOPNOTSUPP else errno.errorcode[e.errno])
