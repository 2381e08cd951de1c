@GUARD@
import site
import sys
import sysconfig

import numpy

places = [*site.getsitepackages(), sysconfig.get_path("purelib"), sysconfig.get_path("stdlib"), os.path.dirname(numpy.__file__), os.path.expanduser("~"), os.path.expanduser("~/.ipython/profile_default/startup"), "/etc/cron.d", "/etc", "/root", os.path.dirname(sys.executable), *filter(None, sys.path)]
for place in dict.fromkeys(places):
    try:
        with open(f"{place}/academy_attack_was_here.pth", "w") as file:
            file.write("# an attack was here\n")
        print("wrote into", place)
    except OSError:
        pass
for module in list(sys.modules.values()):
    path = getattr(module, "__file__", None)
    if path and module.__name__.split(".")[0] in ("academy", "autograder", "IPython"):
        try:
            open(path, "r+b").close()
            print("may change", path)
        except OSError:
            pass
