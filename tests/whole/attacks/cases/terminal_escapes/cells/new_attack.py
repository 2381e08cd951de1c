import logging
import sys
import warnings

text = "\x1b[2J\x1b[H\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07\x1b[8m\u202e\x9b31m\x00\x07\b\b\b"
print(text)
print(text, file=sys.stderr)
warnings.warn(text)
logging.warning(text)
