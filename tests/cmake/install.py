#!/usr/bin/env python3
"""Builds a small program against the installed library, and extracts a sample with it.

    install.py BUILD_DIR SOURCE_DIR COMPILER [FLAG...]

The library is installed into an empty folder; the program is built there with find_package(qsift)
and with pkg-config, as someone would do who has nothing but the installed files.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = """\
#include <qsift/extract.h>
#include <qsift/output.h>

#include <cstdio>
#include <utility>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const qsift::Result<qsift::RulePack> rules = qsift::RulePack::Default();
  qsift::Result<qsift::Input> input = qsift::ReadInput(argv[1]);
  if (!rules || !input) return 2;
  const qsift::Result<qsift::Document> document = qsift::Extract(std::move(*input), *rules, {});
  if (!document) return 1;
  std::string out;
  qsift::StringSink sink(out);
  qsift::MakeWriter({qsift::OutputFormat::kYaml})->Write(*document, sink);
  std::fputs(out.c_str(), stdout);
}
"""
CMAKE = """\
cmake_minimum_required(VERSION 3.25)
project(user CXX)
find_package(qsift 0.1 REQUIRED)
add_executable(user user.cc)
target_link_libraries(user PRIVATE qsift::qsift)
"""


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{command}\n{done.stdout}{done.stderr}")
    return done.stdout


def main():
    build, source = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    compiler, flags = sys.argv[3], sys.argv[4:]
    sample = sorted((source / "samples").glob("*.txt"))[0]
    expected = run(build / "qsift", "extract", sample)
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        prefix, user = place / "prefix", place / "user"
        run("cmake", "--install", build, "--prefix", prefix)
        user.mkdir()
        (user / "user.cc").write_text(PROGRAM)
        (user / "CMakeLists.txt").write_text(CMAKE)
        run("cmake", "-S", user, "-B", place / "out", "-G", "Ninja",
            f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={compiler}",
            f"-DCMAKE_CXX_FLAGS={' '.join(flags)}")
        run("cmake", "--build", place / "out")
        found = [path.parent for path in prefix.rglob("qsift.pc")]
        assert len(found) == 1, found
        paths = os.pathsep.join(filter(None, [str(found[0]), os.environ.get("PKG_CONFIG_PATH")]))
        options = run("pkg-config", "--cflags", "--libs", "qsift",
                      env={**os.environ, "PKG_CONFIG_PATH": paths}).split()
        run(compiler, "-std=c++20", *flags, user / "user.cc", "-o", place / "plain", *options)
        for program in (place / "out" / "user", place / "plain"):
            if run(program, sample) != expected:
                sys.exit(f"{program.name}: writes something else than the command line")


if __name__ == "__main__":
    main()
