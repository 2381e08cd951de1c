@GUARD@
import errno

written = 0
block = b"x" * 2**20
for n in range(64):
    try:
        with open(f"filler-{n}", "wb") as file:
            for _ in range(16):
                written += file.write(block)
    except OSError as error:
        print(errno.errorcode.get(error.errno))
        break
print("written MB:", written >> 20)
