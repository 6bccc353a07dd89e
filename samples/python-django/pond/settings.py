from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "only-a-sample"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["django.contrib.staticfiles", "pond"]
ROOT_URLCONF = "pond.urls"
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "collected"
