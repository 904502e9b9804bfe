#!/usr/bin/env python3
"""Runs what docs/batch.md says of Slurm and of dask, on this machine, over 2,000 documents, and kills a
task of the one and a worker of the other: nothing may be lost, and nothing may differ.

    engines.py QSIFT

Needs slurm-wlm and python3-distributed, and root, as Slurm's daemons do.
"""
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

import console
from batch import SAMPLES, check

DOCUMENTS = 2000
SECONDS = 600  # a cluster that does not start would keep its jobs waiting for ever

# One node that counts as many cores as the array has tasks: two machines are not at hand.
CONFIGURATION = """\
ClusterName=qsift
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmdSpoolDir={folder}/spool
StateSaveLocation={folder}/state
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
NodeName={host} NodeAddr=127.0.0.1 CPUs=8
PartitionName=main Nodes=ALL Default=YES
"""


def prepare(folder):
    """The files that the page speaks of."""
    with open(folder / "records.jsonl", "w", encoding="utf-8") as records:
        for number in range(DOCUMENTS):
            text = SAMPLES[number % len(SAMPLES)].read_text(encoding="utf-8") + f"\n99. Which copy?\n\n{number}\n"
            path = folder / "dumps" / f"{number % 10}" / f"{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            records.write(json.dumps({"id": f"{number}", "text": text}) + "\n")


def section(page, title):
    """The script of a section, by the name that its first line gives it, and its console blocks."""
    body = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", page, re.S | re.M)[1]
    name, script = re.search(r"^`([\w.]+)`:\n\n```\w+\n(.*?)^```", body, re.S | re.M).groups()
    return name, script, re.findall(console.BLOCK, body, re.S | re.M)


class Killer(threading.Thread):
    """Waits for the first process that runs this very file with the word, and kills it, or its parent."""

    def __init__(self, program, word, parent):
        super().__init__(daemon=True)
        self.program, self.word, self.parent = program, word.encode(), parent
        self.killed = None
        self.start()

    def run(self):
        while self.killed is None:
            time.sleep(0.001)
            for path in pathlib.Path("/proc").glob("[0-9]*"):
                with contextlib.suppress(OSError):
                    if (path / "exe").samefile(self.program) and self.word in (path / "cmdline").read_bytes().split(b"\0"):
                        parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
                        self.killed = parent if self.parent else int(path.name)
                        os.kill(self.killed, signal.SIGKILL)
                        break


def free_ports(count):
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


@contextlib.contextmanager
def slurm():
    """A cluster of this machine alone; yields the path of its configuration."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "munge.key").write_bytes(os.urandom(128))
        (folder / "munge.key").chmod(0o400)
        (folder / "state").mkdir()
        (folder / "spool").mkdir()
        path = folder / "slurm.conf"
        path.write_text(CONFIGURATION.format(host=socket.gethostname().split(".")[0], folder=folder,
                                             ports=free_ports(2)))
        environment = {**os.environ, "SLURM_CONF": str(path)}
        of_munge = [f"--{what}={folder}/munge.{end}" for what, end in (
            ("key-file", "key"), ("socket", "socket"), ("pid-file", "pid"), ("log-file", "log"), ("seed-file", "seed"))]
        try:
            for daemon, *options in (["munged", "--force", *of_munge], ["slurmctld"], ["slurmd"]):
                subprocess.run([f"/usr/sbin/{daemon}", *options], check=True, env=environment)
            yield path
        finally:
            for daemon in ("slurmd", "slurmctld", "munge"):
                with contextlib.suppress(OSError, ValueError):
                    pid = int((folder / f"{daemon}.pid").read_text())
                    os.kill(pid, signal.SIGTERM)
                    while pathlib.Path(f"/proc/{pid}").exists():
                        time.sleep(0.1)


def hasten(configuration, told):
    """Slurm starts a task again after two minutes; this test does not wait for so long."""
    environment = {**os.environ, "SLURM_CONF": str(configuration)}
    while "restarts" not in told:
        done = subprocess.run(["scontrol", "--oneliner", "show", "job"], env=environment, capture_output=True,
                              text=True, check=False)
        for job in done.stdout.splitlines():
            if "JobState=PENDING" in job and "Restarts=1" in job:
                task = "_".join(re.search(r"ArrayJobId=(\d+) ArrayTaskId=(\d+)", job).groups())
                subprocess.run(["scontrol", "update", f"JobId={task}", "StartTime=now"], env=environment, check=False)
                told["restarts"] = task
        time.sleep(0.2)


def run_section(page, title, folder, tools, word, parent, environment):
    name, script, blocks = section(page, title)
    (folder / name).write_text(script, encoding="utf-8")
    killer = Killer(tools / "qsift", word, parent)
    ran = failed = 0
    for body in blocks:
        counts = console.run_block(body, tools, folder=folder, environment=environment)
        ran, failed = ran + counts[0], failed + counts[1]
    check(f"{title}: something was killed", killer.killed is not None)
    return ran, failed


def give_up(*_):
    raise TimeoutError(f"the engines took more than {SECONDS} s")


def main():
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(SECONDS)
    page = pathlib.Path("docs/batch.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tools = folder / "tools"
        tools.mkdir()
        shutil.copy(sys.argv[1], tools / "qsift")
        prepare(folder)
        with slurm() as configuration:
            told = {}
            threading.Thread(target=hasten, args=(configuration, told), daemon=True).start()
            slurm_counts = run_section(page, "Slurm", folder, tools, "part.3", False,
                                       {"SLURM_CONF": str(configuration)})
            check("the killed task began again", told.get("restarts", "").endswith("_3"), told)
        dask_counts = run_section(page, "Dask", folder, tools, "jsonl", True, {})
    ran, failed = (a + b for a, b in zip(slurm_counts, dask_counts))
    print(f"engines: {ran - failed} passed, {failed} failed")
    return 1 if failed or ran < 6 else 0


if __name__ == "__main__":
    sys.exit(main())
