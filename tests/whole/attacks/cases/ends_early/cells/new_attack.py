import os
import struct

text = b'{"end": true, "leftover_processes": 0}'
os.write(3, struct.pack("!II", len(text), 0) + text)
