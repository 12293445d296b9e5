"""Django's settings: what the desk runs with.

Everything that differs between installations comes from the environment (`docs/reference/settings.md`);
importing this module reads nothing but the environment and writes nothing.

* `MOVING_CITIES_VAR`: the folder of the installation, `./var` by default.
* `DATABASE_URL`: a PostgreSQL database; without it, SQLite in the var folder.
* `MOVING_CITIES_SECRET_KEY`: the signing key; without it, `secret-key` in the var folder, made at first need.
* `MOVING_CITIES_HOSTS`: names the desk answers to, separated by commas; this machine only by default.
* `MOVING_CITIES_BASE_URL`: the public address, `http://127.0.0.1:8000` by default; with https, cookies are
  sent over https only.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.utils.functional import lazy

from moving_cities.atlas.languages import all_languages
from moving_cities.operations.database_address import database_settings
from moving_cities.operations.secret_key import read_or_make_secret_key

VAR = Path(os.environ.get("MOVING_CITIES_VAR") or "var").absolute()
BASE_URL = (os.environ.get("MOVING_CITIES_BASE_URL") or "http://127.0.0.1:8000").rstrip("/")
IS_HTTPS = urlsplit(BASE_URL).scheme == "https"

DEBUG = False
SECRET_KEY = (
    os.environ.get("MOVING_CITIES_SECRET_KEY") or lazy(lambda: read_or_make_secret_key(VAR / "secret-key"), str)()
)
ALLOWED_HOSTS = [
    host.strip()
    for host in (
        os.environ.get("MOVING_CITIES_HOSTS") or f"127.0.0.1,localhost,[::1],{urlsplit(BASE_URL).hostname}"
    ).split(",")
]

ROOT_URLCONF = "moving_cities.operations.urls"
WSGI_APPLICATION = "moving_cities.operations.wsgi.desk_application"
DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL", ""), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "moving_cities.desk",
    "wagtail.contrib.settings",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.admin",
    "wagtail.documents",
    "wagtail.images",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "moving_cities.desk.security.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "moving_cities.operations.own_password.own_password_first",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# People work at the desk in the languages of the atlas: in that of their account or else of their browser.
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [(one.code, one.autonym) for one in all_languages()]
FORMAT_MODULE_PATH = "moving_cities.desk.formats"
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/desk-static/"
MEDIA_URL = "/desk-media/"
MEDIA_ROOT = str(VAR / "media")
DOCUMENTS_ROOT = VAR / "documents"  # the vault: the bytes of archived documents
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# A text is edited in one form: its blocks, their words and their sources are some hundred fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000_000
# Without script, a browser sends all the texts that somebody brings in at once.
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000

# Cookies belong to the desk alone: the public pages set and receive none.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = "/desk/"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = False
CSRF_TRUSTED_ORIGINS = [BASE_URL]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "moving_cities.operations.own_password.OwnPasswordValidator"},
]

WAGTAIL_SITE_NAME = "Moving Cities"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
# Some systems list their own setting and a placeholder as zones; browsers know neither and stop at them.
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime", "Factory"})
