import socket

HOST = "127.0.0.1"  # The server's hostname or IP address
PORT = ECHO_PORT  # The port used by the server

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.settimeout(5.0)
    s.connect((HOST, PORT))
    s.sendall(b"Hello, world")
    data = s.recv(1024)

print("Received", repr(data))
print(len(data))
