"""Isolate one process: namespaces, a private file system, no privileges, resource limits. Linux only.

The process makes the system calls on itself, before it runs a line of the trainee's code. bubblewrap is not used,
because it starts a program, and a new interpreter with pandas takes longer to start than grading does (decision 0009).
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

from autograder.engine.contract.isolation import isolation_obstacle
from autograder.engine.contract.limits import Limits
from autograder.engine.contract.process_source import FilesystemView

__all__ = ["HOME", "clone", "copy", "die_with_parent", "enter", "limit"]

HOME = "/home/trainee"
NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = 0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 4096, 16384, 1 << 18
MOUNT_ATTR_LOCKED = 0x1 | 0x2 | 0x4  # RDONLY, NOSUID, NODEV
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
"""Resolved at import, because a `ctypes.dlsym` after the audit hook is installed would be reported as the trainee's."""


def _ok(result: int, what: str) -> None:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def clone(isolated: bool) -> int:
    """Fork. An isolated child is process 1 of new namespaces. Returns 0 in the child and its pid in the parent."""
    flags = NEWNS | NEWUTS | NEWIPC | NEWPID | NEWNET if isolated else 0
    if isolated and os.geteuid() != 0:
        flags |= NEWUSER
    return _forked(flags) if flags else os.fork()


def copy() -> int:
    """Fork without raising the `os.fork` audit event, so that only the trainee's forks are reported.

    Returns like `clone`.
    """
    return os.fork() if isolation_obstacle() else _forked(0)


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
    """Have the kernel kill this process when its parent ends. Exits at once when the parent has already ended.

    Args:
        parent: Pid of the parent.
        status: Descriptor of /proc/self/status, opened before entering the namespace. Process 1 of a namespace sees 0
            as the pid of its parent, so the pid is read from there.
    """
    _ok(_libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL), "prctl")
    if (os.getppid() if status is None else _parent_in(status)) != parent:
        os._exit(1)


def _parent_in(status: int) -> int:
    lines = os.pread(status, 4096, 0).splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(b"PPid:"))


def enter(view: FilesystemView, limits: Limits, outer_pid: int, user: tuple[int, int]) -> None:
    """Give the calling process, made by `clone`, its file system and user, and drop its privileges.

    Args:
        view: The file system to build.
        limits: Only `disk_mb` is used; `limit` applies the others.
        outer_pid: Pid of the calling process outside its namespace.
        user: Uid and gid of the process that called `clone`. They are passed in because a new user namespace hides
            them until `_map`.
    """
    os.setpgid(0, 0)  # signals to a group cross namespaces, so leave the grader's; a new session would take 2 ms
    root = user[0] == 0
    uid = UID_BASE + outer_pid % UID_COUNT if root else user[0]
    gid = uid if root else user[1]
    if not root:
        _map(uid, gid)
    _build(view, limits, uid, gid)
    if root:
        os.setgroups([])
        os.setresgid(gid, gid, gid)
        os.setresuid(uid, uid, uid)
        _ok(_libc.prctl(PR_SET_DUMPABLE, 1), "prctl")
        _ok(_libc.unshare(NEWUSER), "unshare")
        _map(uid, gid)
    with contextlib.suppress(OSError):  # nested user namespaces would give the trainee more of the kernel to attack
        Path("/proc/sys/user/max_user_namespaces").write_text("0")
    _drop_privileges()


def limit(limits: Limits) -> None:
    """Set resource limits on this process and everything it starts from here on."""
    mb = 1 << 20
    for what, wanted in (
        (resource.RLIMIT_AS, _address_space() + limits.memory_mb * mb),  # on top of what the warm process has mapped
        (resource.RLIMIT_CPU, int(limits.notebook_seconds) + 5),
        (resource.RLIMIT_FSIZE, limits.disk_mb * mb),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, mb),
        (resource.RLIMIT_MSGQUEUE, mb),
    ):
        hard = resource.getrlimit(what)[1]
        value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(what, (value, value))


def _address_space() -> int:
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def _map(uid: int, gid: int) -> None:
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")


def _drop_privileges() -> None:
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
    """Bind `source` read-only at `target`. A symbolic link is made again, not followed."""
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


def _build(view: FilesystemView, limits: Limits, uid: int, gid: int) -> None:
    """Mount the trainee's root and make it this process's root."""
    root = view.root
    _mount(None, "/", None, MS_REC | MS_PRIVATE)
    size = f"size={limits.disk_mb}m,nr_inodes=20000,mode=755"
    _mount("tmpfs", root, "tmpfs", MS_NOSUID | MS_NODEV, size)
    os.chown(root, uid, gid)
    os.umask(0o022)
    for path in (*SYSTEM, *_topmost(view.visible)):
        if os.path.lexists(path):
            _bind(path, root + path)
    for path in view.hidden:
        if Path(root + path).is_dir():
            _mount("tmpfs", root + path, "tmpfs", MS_RDONLY, "size=4k")
    for device in DEVICES:
        _bind(f"/dev/{device}", f"{root}/dev/{device}")
    for name, target in (("fd", "/proc/self/fd"), ("stdin", "/proc/self/fd/0"), ("stdout", "/proc/self/fd/1")):
        Path(f"{root}/dev/{name}").symlink_to(target)
    for folder, mode in (("proc", 0o555), ("tmp", 0o1777), ("dev/shm", 0o1777), ("dev/pts", 0o755), (".old", 0o700)):
        Path(root, folder).mkdir(mode=mode, exist_ok=True)  # tmp exists already when a visible path lies under it
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
    """Resolve links and drop paths that lie inside another one or inside /usr."""
    real = sorted({os.path.realpath(p) for p in paths})
    kept: list[str] = []
    for path in real:
        inside = any(path == p or path.startswith(p + "/") for p in (*kept, "/usr"))
        if not inside and path != "/":
            kept.append(path)
    return kept
