from pathlib import Path


def files(folder):
    (folder / "passwords.txt").symlink_to("/etc/passwd")
    (folder / "shadow.txt").symlink_to("/etc/shadow")
    (folder / "keys").symlink_to(Path.home() / ".ssh")
    (folder / "environment.txt").symlink_to("/proc/self/environ")
    (folder / "nowhere.txt").symlink_to("/nowhere/at/all")
    (folder / "itself").symlink_to("itself")
