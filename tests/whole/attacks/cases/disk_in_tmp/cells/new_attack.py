@GUARD@
import errno
import tempfile

written = 0
block = b"x" * 2**20
for place in (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm", "/run", "/home", os.path.expanduser("~")):
    try:
        with open(f"{place}/academy-attack-filler", "wb") as file:
            for _ in range(400):
                written += file.write(block)
                file.flush()
    except OSError as error:
        print(place, errno.errorcode.get(error.errno))
print("written MB:", written >> 20)
files = 0
try:
    os.makedirs("/tmp/academy-attack-many", exist_ok=True)
    for files in range(50_000):
        open(f"/tmp/academy-attack-many/{files}", "x").close()
except OSError as error:
    print(files, errno.errorcode.get(error.errno))
