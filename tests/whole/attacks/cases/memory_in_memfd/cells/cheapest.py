@GUARD@
import time

files = []
try:
    while len(files) < 80:
        files.append(os.memfd_create(f"more-{len(files)}"))
        os.posix_fallocate(files[-1], 0, 60 * 2**20)
except OSError as error:
    print(error)
print("held MB:", sum(os.fstat(fd).st_size for fd in files) >> 20)
time.sleep(1)
