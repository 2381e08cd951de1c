@GUARD@
import time

block, files = b"x" * 2**20, []
try:
    while len(files) < 80:
        files.append(os.memfd_create(f"more-{len(files)}"))
        for _ in range(60):
            os.write(files[-1], block)
except OSError as error:
    print(error)
print("held MB:", sum(os.fstat(fd).st_size for fd in files) >> 20)
time.sleep(1)
