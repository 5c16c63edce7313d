# Reads a case as JSON from each line of its input, and writes the token that python.py signs.
import json, sys

from python import sign

for line in sys.stdin.buffer:
    case = json.loads(line)
    print(sign(case["phone"], **case["options"]))
