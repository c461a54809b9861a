import socket
import time
SERVER = ("127.0.0.1", UDP_PORT)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.settimeout(5)
    sock.sendto("héllo".encode(), SERVER)
    data, server = sock.recvfrom(1024)
    print("Received:", data.decode())
    print(server)
    time.sleep(0.01)
    sock.connect(SERVER)
    sock.send(bytes(3))
    sock.recv(2)
    sock.send(b"second" * 2)
    sock.sendall(b"x" * 70000)
