@GUARD@
import glob
import shutil

for path in ("@COURSE@/gradebook.db", *glob.glob("../../*"), *glob.glob("@COURSE@/*")):
    if os.getcwd().startswith(os.path.abspath(path)):
        continue
    try:
        shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
    except OSError as error:
        print(error)
try:
    open("@COURSE@/source/01_basics/01_basics.ipynb", "w").close()
except OSError as error:
    print(error)
