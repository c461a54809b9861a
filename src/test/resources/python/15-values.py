import socket
a, b = socket.socketpair()
a.send(b"one")
data = b.recv(10)
first = data
text = data.decode()
size = len(data)
a.send(b"second")
data = b.recv(10)
print(first, data, text, size, len(data))
b.setblocking(False)
data = b.recv(10)
print(data)
greeting = "héllo"
a.sendall(greeting.encode())
data = b.recv(100)
print(data, data.decode())
a.sendall(greeting.encode("utf-8") + b"\x00\xff" + first)
data = b.recv(100)
print(data)
print("it's", b'it\'s "q"', 'tab\there', 3, 2.5, True, None, ("x", 1), 0x10)
print(repr("it's"), repr(b"\r\n"))
message = "a" * 3 + "b"
print(message, len(message), 2 + 3 * 4)
"text"
b'bytes'
None
7
a.close(); b.close()
