import json
import os
import struct


def tell(head):
    text = json.dumps(head).encode()
    data = memoryview(struct.pack("!II", len(text), 0) + text)
    while data:
        data = data[os.write(3, data) :]


outputs = [{"output_type": "stream", "name": "stdout", "text": "x" * 40_000_000}]
for step in (1, 2, 5):
    tell({"cell": step, "outputs": outputs, "count": 1, "cut": False})
