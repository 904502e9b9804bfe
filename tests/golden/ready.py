#!/usr/bin/env python3
"""Runs the command lines that action.yml, .pre-commit-hooks.yaml and the README's GitLab job give to
others, on a sound submission and on one with a defect, and with a project file among the submissions
and in the working folder that would let everything through.

    ready.py QSIFT
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

SOUND = "1. Name *\n\nHillside Mill\n\n2. Town\n\nUlm\n\n3. Remarks\n\nNone so far.\n"
BROKEN = SOUND.replace("Hillside Mill\n\n", "")
# What somebody may send beside a submission to change how it is judged.
PROJECT = "select: [number-gap]\n"


def action():
    """The step that checks, with its inputs at their defaults, and its environment."""
    described = yaml.safe_load(pathlib.Path("action.yml").read_text(encoding="utf-8"))
    inputs = {name: value["default"] for name, value in described["inputs"].items()}

    def fill(text):
        return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: inputs[m.group(1)], text)

    step = next(s for s in described["runs"]["steps"] if s["name"] == "Check")
    return fill(step["run"]), {name: fill(value) for name, value in step["env"].items()}


def hook():
    described = yaml.safe_load(pathlib.Path(".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return described[0]["entry"] + " submissions/a.txt", {}


def gitlab():
    text = pathlib.Path("README.md").read_text(encoding="utf-8")
    blocks = [yaml.safe_load(b) for b in re.findall(r"```yaml\n(.*?)```", text, re.S) if "script:" in b]
    job = next(iter(blocks[0].values()))
    return "\n".join(line for line in job["script"] if not line.startswith("./dev")), {}


def main():
    binary, failed = pathlib.Path(sys.argv[1]).resolve(), 0
    for name, (command, extra) in {"action": action(), "hook": hook(), "gitlab": gitlab()}.items():
        for text, status in ((SOUND, 0), (BROKEN, 1)):
            with tempfile.TemporaryDirectory() as folder:
                root = pathlib.Path(folder)
                (root / "submissions").mkdir()
                (root / "submissions" / "a.txt").write_text(text, encoding="utf-8")
                for place in (root, root / "submissions"):
                    (place / ".qsift.yaml").write_text(PROJECT, encoding="utf-8")
                (root / "bin").mkdir()
                (root / "bin" / "qsift").symlink_to(binary)
                done = subprocess.run(["bash", "-e", "-c", command], cwd=root, text=True,
                                      capture_output=True, encoding="utf-8",
                                      env={**os.environ, **extra,
                                           "PATH": f"{root / 'bin'}:/usr/bin:/bin"})
                said = "required-unanswered" in done.stdout
                if done.returncode != status or said != bool(status):
                    failed += 1
                    print(f"FAILED {name}: status {done.returncode}, not {status}\n"
                          f"$ {command}\n{done.stdout}{done.stderr}")
    print(f"ready: 6 runs, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
