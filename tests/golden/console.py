"""The console blocks of Markdown texts: what stands after "$ " is run, and must print the lines below."""
import re
import subprocess

BLOCK = r"^```console\n(.*?)^```"


def run_block(body, tools, folder=None, command_of=lambda command: command, environment=None):
    """Runs the commands of a block with the programs of a folder first in the path. `command_of` may
    answer with another command, or None to leave one out. Returns how many ran and failed."""
    ran = failed = 0
    for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", body, re.M):
        real = command_of(command)
        if real is None:
            continue
        done = subprocess.run(
            ["bash", "-c", real], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", env={"PATH": f"{tools}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(tools),
                                             **(environment or {})})
        ran += 1
        if done.stdout != expected:
            failed += 1
            print(f"FAILED $ {command}\nexpected:\n{expected}printed:\n{done.stdout}")
    return ran, failed
