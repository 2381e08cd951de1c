def files(folder):
    (folder / "answers.json").unlink()
    (folder / "answers.json").symlink_to("../../vera/01_basics/answers.json")
    (folder / "academy.json").unlink()
    (folder / "academy.json").symlink_to("/etc/hostname")
