#!/usr/bin/env python3
"""Every test that docs/trust.md names exists.

    promises.py SOURCE_DIR
"""
import pathlib
import re
import sys


def main():
    root = pathlib.Path(sys.argv[1])
    rows = [line for line in (root / "docs" / "trust.md").read_text(encoding="utf-8").splitlines()
            if line.startswith("| ") and not line.startswith("| promise")]
    held = failed = 0
    for row in rows:
        named = re.search(r"\| `([^`]+)`: `([^`]+)` \|$", row)
        if named is None:
            if not row.endswith("| none yet |"):
                failed += 1
                print(f"FAILED {row}")
            continue
        held += 1
        path = root / named[1]
        if not path.is_file() or named[2] not in path.read_text(encoding="utf-8"):
            failed += 1
            print(f"FAILED {row}")
    print(f"promises: {held} of {len(rows)} held by a test, {failed} failed")
    return 1 if failed or held < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
