import socket
import urllib.request

for family, kind, address in (
    (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", @TCP@)),
    (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", @UDP@)),
    (socket.AF_INET6, socket.SOCK_STREAM, ("::1", @TCP@)),
    (socket.AF_INET, socket.SOCK_STREAM, ("192.0.2.1", 443)),
):
    try:
        with socket.socket(family, kind) as line:
            line.settimeout(0.5)
            line.connect(address)
            line.send(b"marks, please")
            print("connected", address)
    except OSError as error:
        print(error)
try:
    print(socket.getaddrinfo("example.com", 80))
except OSError as error:
    print(error)
try:
    print(urllib.request.urlopen("http://127.0.0.1:@TCP@/", timeout=0.5).read())
except OSError as error:
    print(error)
