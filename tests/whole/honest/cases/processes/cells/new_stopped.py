import multiprocessing
import subprocess
import time

process = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
process.start()
process.terminate()
process.join()
program = subprocess.Popen(["sleep", "60"])
program.kill()
program.wait()
