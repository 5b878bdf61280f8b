"""How long until the window is painted, as a multiple of an empty QMainWindow; each in processes of their own.

``python tests/bench/bench_start.py``: goal at most 2, and numpy not loaded before the first paint.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 7
BARE = """
import sys, time
start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1440, 900)
window.show()
window.grab()
print(time.perf_counter() - start, "numpy" in sys.modules)
"""
OURS = """
import sys, time
start = time.perf_counter()
from desktop_app.app import make_application, make_window
from desktop_app.ui.jobs import Jobs
from pathlib import Path
app = make_application(sys.argv)
window = make_window(app, Jobs())
window.show()
if len(sys.argv) > 1:
    window.open(Path(sys.argv[1]))
window.grab()
print(time.perf_counter() - start, "numpy" in sys.modules)
window.close()
"""


def seconds(code: str, *arguments: str, home: str) -> tuple[float, bool]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    taken, numpy = done.stdout.split()
    return float(taken), numpy == "True"


def median(code: str, *arguments: str, home: str) -> tuple[float, bool]:
    seconds(code, *arguments, home=home)  # the first start compiles and fills caches
    runs = [seconds(code, *arguments, home=home) for _run in range(RUNS)]
    return statistics.median(run[0] for run in runs), any(run[1] for run in runs)


def main(workspace: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        bare, _numpy = median(BARE, home=home)
        print(f"bare QMainWindow          {bare * 1000:6.0f} ms")
        for name, arguments in (("welcome", ()), ("workspace", (workspace,))):
            if arguments and not workspace:
                continue
            ours, numpy = median(OURS, *arguments, home=home)
            print(f"{name:<24}  {ours * 1000:6.0f} ms  {ours / bare:.2f} times  numpy loaded: {numpy}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
