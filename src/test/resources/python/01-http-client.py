# Simple HTTP client
import socket

s = socket.socket()
s.connect(('127.0.0.1', HTTP_PORT))
s.send(b'HEAD / HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n')
s.settimeout(5)
status = s.recv(15)
s.close()
print(status)
print('status line:', status.decode())
