# -*- coding: utf-8 -*-
"""The launcher: `python3 scripts/manage.py COMMAND ...` runs `portal COMMAND ...`.

On first use it makes .venv beside mkdocs.yml and installs the locked requirements; `test` brings
what the tests need and runs all of them. The work is done in scripts/launcher/. This file must be
readable by every old Python, so that whoever starts it with one is told so in a clear line.
"""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.stderr.write(
            "石榴门户需要 Python 3.11 或更新的版本，这里是 {0}。"
            " / Shiliu Portal needs Python 3.11 or newer; this is {0}.\n".format(
                ".".join(str(part) for part in sys.version_info[:3])
            )
        )
        sys.exit(2)
    from launcher.main import main

    sys.exit(main(sys.argv[1:]))
