"""The key out of the system keyring: a steward waits for it every morning, so nothing idle comes along."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import sys
import urllib
from gridsteward.store import keys
keys.keyring_usable()
print(sorted({"ssl", "email.parser", "http", "urllib.request", "importlib_metadata"} & set(sys.modules)))
from jaraco import context
print(context.urllib.request.urlopen.__module__)
from keyring import backend
print(len(backend.metadata.entry_points(group="keyring.backends")) > 0)
import urllib.request
print(type(urllib.request) is type(sys))
"""


def test_the_keyring_comes_without_the_web_and_what_was_put_off_is_there_when_asked() -> None:
    environment = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, env=environment, check=False
    )
    assert (done.stdout.splitlines(), done.stderr) == (["[]", "urllib.request", "True", "True"], "")
