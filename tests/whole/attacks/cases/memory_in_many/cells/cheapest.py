@GUARD@
import time

for _ in range(24):
    try:
        child = os.fork()
    except OSError as error:
        print(error)
        break
    if child == 0:
        try:
            kept = [b"x" * 2**25 for _ in range(12)]
            time.sleep(2)
        finally:
            os._exit(0)
time.sleep(2)
