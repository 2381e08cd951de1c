@GUARD@
import subprocess
import sys

wait = "import time; time.sleep(300)"
for command in ([sys.executable, "-c", wait], ["setsid", "sleep", "300"], ["sh", "-c", "nohup sleep 300 >/dev/null 2>&1 &"]):
    try:
        subprocess.Popen(command, start_new_session=True, stdin=-3, stdout=-3, stderr=-3)
    except OSError as error:
        print(error)
os.system("(sleep 300 &) >/dev/null 2>&1")
