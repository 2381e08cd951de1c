import subprocess
import sys

done = subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True, check=True)
assert done.stdout.strip() == "42"
subprocess.run(["echo", "straight out"], check=True)
