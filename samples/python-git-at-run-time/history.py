import subprocess
import tempfile

from packaging.version import Version

with tempfile.TemporaryDirectory() as folder:
    subprocess.run(["git", "init", "--quiet", "--initial-branch", "main", folder], check=True)
    identity = ["-c", "user.name=sample", "-c", "user.email=sample@example.org"]
    subprocess.run(["git", *identity, "-C", folder, "commit", "--quiet", "--allow-empty", "-m", "first"], check=True)
    print(subprocess.check_output(["git", "-C", folder, "log", "--format=%s"], text=True).strip(), Version("1.10") > Version("1.9"))
