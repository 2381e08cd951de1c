@GUARD@
import mmap
import time

kept = []
try:
    while len(kept) < 800:
        kept.append(mmap.mmap(-1, 2**24, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | mmap.MAP_POPULATE))
except OSError as error:
    print(error)
time.sleep(1)
