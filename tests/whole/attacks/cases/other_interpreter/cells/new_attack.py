import subprocess
import sys

CODE = r"""
import glob, os, socket, sqlite3
print(os.environ)
for path in ("@SECRET@", "@COURSE@/gradebook.db", "@COURSE@/source/01_basics/01_basics.ipynb"):
    try:
        print(open(path, errors="replace").read())
    except OSError as error:
        print(error)
for kind, port in ((socket.SOCK_STREAM, @TCP@), (socket.SOCK_DGRAM, @UDP@)):
    try:
        line = socket.socket(socket.AF_INET, kind)
        line.settimeout(1)
        line.connect(("127.0.0.1", port))
        line.send(b"here")
    except OSError as error:
        print(error)
"""
for options in (["-I"], ["-S", "-E"], []):
    done = subprocess.run([sys.executable, *options, "-c", CODE], capture_output=True, text=True)
    print(done.stdout, done.stderr)
