import os
import struct

text = b'{"answer": 6, "exists": true, "own_types": [], "tree": [' + b"[]," * 13_000_000 + b"[]]}"
data = memoryview(struct.pack("!II", len(text), 0) + text)
while data:
    data = data[os.write(3, data) :]
