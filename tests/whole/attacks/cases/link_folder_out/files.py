def files(folder):
    (folder / "everything").symlink_to("/")
    (folder / "neighbours").symlink_to(folder.parents[1])
    (folder / "above").symlink_to("..")
    (folder / "data").mkdir()
    (folder / "data" / "round").symlink_to("..")
