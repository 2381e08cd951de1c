import os

print(dict(os.environ))
pids = [p for p in os.listdir("/proc") if p.isdigit()] if os.path.isdir("/proc") else range(1, 400)
for pid in ["self", *pids]:
    for name in ("environ", "cmdline", "mounts"):
        try:
            with open(f"/proc/{pid}/{name}", "rb") as file:
                print(pid, file.read().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:
            pass
    for name in ("cwd", "exe", "root", "fd"):
        try:
            print(pid, os.listdir(f"/proc/{pid}/fd") if name == "fd" else os.readlink(f"/proc/{pid}/{name}"))
        except OSError:
            pass
