"""One process's own small world: namespaces, a file system of its own, no rights, bounded resources. Linux only.

Made by hand and not with bubblewrap: that starts a program, and a new interpreter with pandas costs more than grading
does (decision 0009). Everything is done by the process on itself, before a line of the trainee's code runs.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import stat
from collections.abc import Sequence
from pathlib import Path

from autograder.engine.contract.limits import Limits
from autograder.engine.contract.place import World, supported

__all__ = ["HOME", "clone", "copy", "die_with_parent", "enter", "limit"]

HOME = "/home/trainee"
NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = 0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 4096, 16384, 1 << 18
MOUNT_ATTR_LOCKED = 0x1 | 0x2 | 0x4  # read-only, no set-user-id, no devices
AT_FDCWD, AT_RECURSIVE, MNT_DETACH = -100, 0x8000, 2
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 4, 24, 38
SYS_CLONE, SYS_PIVOT_ROOT, SYS_MOUNT_SETATTR = (56, 155, 442) if os.uname().machine == "x86_64" else (220, 41, 442)
LAST_CAPABILITY = 63
UID_BASE, UID_COUNT = 61_000, 4_000
DEVICES = ("null", "zero", "full", "random", "urandom")
SYSTEM = (
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/fonts",
    "/etc/localtime",
    "/etc/mime.types",
)

_libc = ctypes.CDLL(None, use_errno=True)
_held = ctypes.PyDLL(None, use_errno=True)
_syscall = _held.syscall
_before_fork, _after_in_child, _after_in_parent = (
    getattr(ctypes.pythonapi, f"PyOS_{name}") for name in ("BeforeFork", "AfterFork_Child", "AfterFork_Parent")
)
"""Looked up here: where a trainee's code runs, the look itself would be told of."""


def _ok(result: int, what: str) -> None:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def clone(isolated: bool) -> int:
    """Fork; the child is isolated in namespaces of its own, as their process 1. Gives 0 in the child, its pid here."""
    flags = NEWNS | NEWUTS | NEWIPC | NEWPID | NEWNET if isolated else 0
    if isolated and os.geteuid() != 0:
        flags |= NEWUSER
    return _forked(flags) if flags else os.fork()


def copy() -> int:
    """Fork, with no notice of it to Python's audit hooks: they tell of the trainee's own. As `clone` otherwise."""
    return os.fork() if supported() else _forked(0)


def _forked(flags: int) -> int:
    _before_fork()
    pid = int(_syscall(SYS_CLONE, flags | signal.SIGCHLD, 0, 0, 0, 0))
    number = ctypes.get_errno()
    if pid == 0:
        _after_in_child()
        return 0
    _after_in_parent()
    if pid < 0:
        raise OSError(number, f"clone: {os.strerror(number)}")
    return pid


def die_with_parent(parent: int, status: int | None = None) -> None:
    """The kernel kills this process when the one that made it ends; when that is gone already, it ends at once.

    parent: its pid. status: descriptor of /proc/self/status, opened outside: a namespace tells its process 1 of no
    parent, so the pid is read there.
    """
    _ok(_libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL), "prctl")
    if (os.getppid() if status is None else _parent_in(status)) != parent:
        os._exit(1)


def _parent_in(status: int) -> int:
    lines = os.pread(status, 4096, 0).splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(b"PPid:"))


def enter(world: World, limits: Limits, outer_pid: int, user: tuple[int, int]) -> None:
    """Turn the calling process, made by `clone`, into the trainee's: file system, user, rights. `limit` comes later.

    user: who made it, uid and gid; in a new user namespace it cannot tell itself before `_map`.
    """
    os.setpgid(0, 0)  # out of the grader's group, as signals to one cross namespaces; a session would cost 2 ms
    root = user[0] == 0
    uid = UID_BASE + outer_pid % UID_COUNT if root else user[0]
    gid = uid if root else user[1]
    if not root:
        _map(uid, gid)
    _build(world, limits, uid, gid)
    if root:
        os.setgroups([])
        os.setresgid(gid, gid, gid)
        os.setresuid(uid, uid, uid)
        _ok(_libc.prctl(PR_SET_DUMPABLE, 1), "prctl")
        _ok(_libc.unshare(NEWUSER), "unshare")
        _map(uid, gid)
    with contextlib.suppress(OSError):  # no more of them inside: less of the kernel in reach
        Path("/proc/sys/user/max_user_namespaces").write_text("0")
    _drop_rights()


def limit(limits: Limits) -> None:
    """Bounds that the kernel holds for every process from here on."""
    mb = 1 << 20
    for what, most in (
        (resource.RLIMIT_AS, _address_space() + limits.memory_mb * mb),  # beyond what the warm process maps already
        (resource.RLIMIT_CPU, int(limits.notebook_seconds) + 5),
        (resource.RLIMIT_FSIZE, limits.disk_mb * mb),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, mb),
        (resource.RLIMIT_MSGQUEUE, mb),
    ):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def _address_space() -> int:
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def _map(uid: int, gid: int) -> None:
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")


def _drop_rights() -> None:
    for capability in range(LAST_CAPABILITY + 1):
        if _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) < 0:
            break
    header, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    _ok(_libc.capset(header, nothing), "capset")
    _ok(_libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl")


def _mount(source: str | None, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    packed = [None if x is None else os.fsencode(x) for x in (source, target, kind, data)]
    _ok(_libc.mount(packed[0], packed[1], packed[2], ctypes.c_ulong(flags), packed[3]), f"mount {target}")


def _bind(source: str, target: str) -> None:
    """The source, read-only, at the target; a link stays a link."""
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    mode = os.lstat(source).st_mode
    if stat.S_ISLNK(mode):
        Path(target).symlink_to(Path(source).readlink())
        return
    if stat.S_ISDIR(mode):
        Path(target).mkdir(exist_ok=True)
    else:
        Path(target).touch()
    _mount(source, target, None, MS_BIND | MS_REC)
    attributes = (ctypes.c_uint64 * 4)(MOUNT_ATTR_LOCKED, 0, 0, 0)
    if source.startswith("/dev/"):
        attributes[0] = 0x2
    _ok(
        _libc.syscall(SYS_MOUNT_SETATTR, AT_FDCWD, os.fsencode(target), AT_RECURSIVE, attributes, 32),
        f"mount_setattr {target}",
    )


def _build(world: World, limits: Limits, uid: int, gid: int) -> None:
    root = world.root
    _mount(None, "/", None, MS_REC | MS_PRIVATE)
    size = f"size={limits.disk_mb}m,nr_inodes=20000,mode=755"
    _mount("tmpfs", root, "tmpfs", MS_NOSUID | MS_NODEV, size)
    os.chown(root, uid, gid)
    os.umask(0o022)
    for path in (*SYSTEM, *_topmost(world.visible)):
        if os.path.lexists(path):
            _bind(path, root + path)
    for path in world.hidden:
        if Path(root + path).is_dir():
            _mount("tmpfs", root + path, "tmpfs", MS_RDONLY, "size=4k")
    for device in DEVICES:
        _bind(f"/dev/{device}", f"{root}/dev/{device}")
    for name, target in (("fd", "/proc/self/fd"), ("stdin", "/proc/self/fd/0"), ("stdout", "/proc/self/fd/1")):
        Path(f"{root}/dev/{name}").symlink_to(target)
    for folder, mode in (("proc", 0o555), ("tmp", 0o1777), ("dev/shm", 0o1777), ("dev/pts", 0o755), (".old", 0o700)):
        Path(root, folder).mkdir(mode=mode, exist_ok=True)  # a checkout may lie under /tmp
        Path(root, folder).chmod(mode)
    _mount("proc", f"{root}/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    _mount("devpts", f"{root}/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=620,max=16")
    Path(root, "dev/ptmx").symlink_to("pts/ptmx")
    home = Path(root + HOME)
    home.mkdir(parents=True, exist_ok=True)
    os.chown(home, uid, gid)
    Path(root, "etc").mkdir(exist_ok=True)
    Path(root, "etc/passwd").write_text(f"trainee:x:{uid}:{gid}::{HOME}:/bin/sh\n")
    Path(root, "etc/group").write_text(f"trainee:x:{gid}:\n")
    Path(root, "etc/hosts").write_text("127.0.0.1 localhost\n")
    _ok(_libc.syscall(SYS_PIVOT_ROOT, os.fsencode(root), os.fsencode(f"{root}/.old")), "pivot_root")
    os.chdir("/")
    _ok(_libc.umount2(b"/.old", MNT_DETACH), "umount")
    Path("/.old").rmdir()


def _topmost(paths: Sequence[str]) -> list[str]:
    """Without those that lie in another one or in the system's folders, and without links."""
    real = sorted({os.path.realpath(p) for p in paths})
    kept: list[str] = []
    for path in real:
        inside = any(path == p or path.startswith(p + "/") for p in (*kept, "/usr"))
        if not inside and path != "/":
            kept.append(path)
    return kept
