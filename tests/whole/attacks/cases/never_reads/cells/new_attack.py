import json
import os
import struct
import time

text = json.dumps({"data": "tiny_report", "what": "frame"}).encode()
for _ in range(5000):
    os.write(3, struct.pack("!II", len(text), 0) + text)
time.sleep(60)
