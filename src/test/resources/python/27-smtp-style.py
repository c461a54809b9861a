#!/usr/bin/env python3
# A conversation of lines, as SMTP has it.
import socket
import sys, time
listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
server, peer = listener.accept()
server.sendall("220 ready\r\n".encode("ascii"))
greeting = client.recv(1024).decode("ascii").rstrip()
print(greeting)
command = "HELO " + "example"
client.sendall((command + "\r\n").encode())
line = server.recv(1024)
print(line)
server.sendall(b"250 " + line)
reply = client.recv(1024)
print("Reply:", reply.decode(), end="")
client.sendall(b"QUIT\r\n")
server.recv(1024)
server.close()
time.sleep(0.01)
end = client.recv(1024)
print(end, len(end))
client.getpeername()
client.close()
client.getpeername()
listener.close()
