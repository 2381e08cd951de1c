LOUD = """
import os
print("shadowed", __name__, os.environ)
def score(name, checks=None):
    return 5.0
def load(name, raw=False):
    return None
check = hint = show = load
"""
NAMES = ["academy", "autograder", "json", "pandas", "numpy", "nbformat", "IPython", "sitecustomize", "usercustomize"]


def files(folder):
    for name in NAMES:
        (folder / f"{name}.py").write_text(LOUD)
    (folder / "academy").mkdir()
    (folder / "academy" / "__init__.py").write_text(LOUD)
    (folder / "academy" / "grading.py").write_text(LOUD)
    (folder / "autograder" / "engine").mkdir(parents=True)
    (folder / "autograder" / "__init__.py").write_text(LOUD)
    (folder / "autograder" / "engine" / "__init__.py").write_text(LOUD)
    startup = folder / ".ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text(LOUD)
    for name in ("ipython_config.py", "ipython_kernel_config.py", "nbgrader_config.py", "jupyter_config.py"):
        (folder / name).write_text(
            "import os\nc = get_config()\nc.IPKernelApp.exec_lines = ['score = lambda *a: 5.0']\n"
        )
    (folder / "pyvenv.cfg").write_text("home = /nowhere\n")
    (folder / "evil.pth").write_text("import os; print('shadowed by a path file')\n")
