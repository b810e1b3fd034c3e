#!/usr/bin/env python3
"""Types at a program as somebody at a terminal would, through a pseudo-terminal.

    type_at_terminal.py PROGRAM ARGUMENT ... < STEPS

STEPS is a JSON list of [prompt, keys]: the keys are sent once the prompt has been seen after the
last one. Prints everything the terminal showed, then the exit status on a line of its own.
"""

import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time


def edits(terminal):
    """Whether the program reads key by key."""
    return not termios.tcgetattr(terminal)[3] & termios.ICANON


def main(command, steps):
    child, terminal = pty.fork()
    if child == 0:
        # Wide enough that no prompt is wrapped.
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 250, 0, 0))
        os.execv(command[0], command)
    shown, seen, deadline = b"", 0, time.time() + 120
    asked = None
    while time.time() < deadline:
        if steps and (at := shown.find(steps[0][0].encode(), seen)) >= 0:
            asked = asked or time.time()
            # A control key means something else until the program edits the line itself; one that
            # never does is given five seconds.
            keys = steps[0][1].encode()
            if keys >= b" " or edits(terminal) or time.time() > asked + 5:
                seen, asked = at + len(steps[0][0].encode()), None
                steps.pop(0)
                os.write(terminal, keys)
        ready, _, _ = select.select([terminal], [], [], 0.05)
        if ready:
            try:
                data = os.read(terminal, 65536)
            except OSError:  # the program has closed its end
                break
            if not data:
                break
            shown += data
    else:
        os.kill(child, 9)
        print(f"waited in vain for {steps[:1]}", file=sys.stderr)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.stdout.write(shown.decode("utf-8", "replace"))
    print(f"\n[exit status {status}]")


if __name__ == "__main__":
    main(sys.argv[1:], json.load(sys.stdin))
