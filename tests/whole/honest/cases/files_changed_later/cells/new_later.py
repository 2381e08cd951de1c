# before: inbox-show
Path("column.txt").write_text("Cost")
Path("settings/least.txt").unlink()
