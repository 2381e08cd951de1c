import json
import os
import struct

SUBMITTED = "submitted/generator_of_its_own/01_basics/evil"
for name in ("@COURSE@/" + SUBMITTED, "../../../../" + SUBMITTED, "../../../../../" + SUBMITTED):
    for what in ("export", "dataset"):
        text = json.dumps({"data": name, "what": what}).encode()
        try:
            os.write(3, struct.pack("!II", len(text), 0) + text)
        except OSError as error:
            print(error)
