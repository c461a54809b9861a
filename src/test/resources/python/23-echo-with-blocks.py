import socket
HOST, PORT = "127.0.0.1", ECHO_PORT
with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.connect((HOST, PORT))
    s.sendall(b"Hello, world")
    data = s.recv(1024)
print("Received", repr(data))
print("Received " + str(data))
print("port known: " + str(len(data)) + " bytes")
s.send(b"too late")
