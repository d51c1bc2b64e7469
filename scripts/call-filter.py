#!/usr/bin/env python3
"""call-filter.py UNIT PROGRAM...: runs a program under the system calls that a systemd unit leaves it, where no systemd runs.

Reads SystemCallFilter= of the unit, asks systemd-analyze what its groups hold, and has every other call answered by EPERM,
as SystemCallErrorNumber=EPERM of the units does. For x86-64, with the kernel's headers (linux-libc-dev).
"""
import ctypes
import os
import re
import struct
import subprocess
import sys

HEADERS = ["/usr/include/x86_64-linux-gnu/asm/unistd_64.h", "/usr/include/asm/unistd_64.h"]
SET_SECCOMP, MODE_FILTER, SET_NO_NEW_PRIVS = 22, 2, 38
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000
X86_64 = 0xC000003E


def group(name):
    if not name.startswith("@"):
        return {name}
    said = subprocess.run(["systemd-analyze", "syscall-filter", "--no-pager", name], capture_output=True, text=True, check=True).stdout
    words = [line.strip() for line in said.splitlines()[1:]]
    return set().union(*(group(word) for word in words if word and not word.startswith("#")))


def allowed(unit):
    calls = set()
    for line in open(unit, encoding="utf-8"):
        if match := re.match(r"SystemCallFilter=(~?)(.*)", line):
            named = set().union(*(group(word) for word in match[2].split()))
            calls = calls - named if match[1] else calls | named
    return calls


def statement(code, value, yes=0, no=0):
    return struct.pack("HBBI", code, yes, no, value)


def main():
    unit, program = sys.argv[1], sys.argv[2:]
    header = open(next(h for h in HEADERS if os.path.exists(h)), encoding="utf-8").read()
    numbers = {name: int(number) for name, number in re.findall(r"#define __NR_(\w+) (\d+)", header)}
    # The architecture first, for other ones count calls otherwise; then one pair of statements for each call that may be made.
    filter_ = [statement(0x20, 4), statement(0x15, X86_64, 1, 0), statement(0x06, KILL), statement(0x20, 0)]
    for name in sorted(allowed(unit) & numbers.keys()):
        filter_ += [statement(0x15, numbers[name], 0, 1), statement(0x06, ALLOW)]
    filter_.append(statement(0x06, REFUSE))
    code = ctypes.create_string_buffer(b"".join(filter_))
    order = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(filter_), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    for call in [(SET_NO_NEW_PRIVS, 1, 0, 0, 0), (SET_SECCOMP, MODE_FILTER, ctypes.addressof(order), 0, 0)]:
        if libc.prctl(call[0], *map(ctypes.c_ulong, call[1:])) != 0:
            sys.exit(f"call-filter.py: the kernel refused the filter: {os.strerror(ctypes.get_errno())}")
    os.execvp(program[0], program)


main()
