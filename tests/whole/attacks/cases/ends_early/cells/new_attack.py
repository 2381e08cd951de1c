import os
import struct

text = b'{"end": true, "left": 0}'
os.write(3, struct.pack("!II", len(text), 0) + text)
