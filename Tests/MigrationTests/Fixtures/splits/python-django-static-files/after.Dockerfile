FROM dhi.io/python:3.13-dev AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
ENV PYTHONUNBUFFERED=1
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends build-essential libpq-dev && rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
RUN python manage.py collectstatic --noinput
# What these packages bring for running, as files: the final image has no package manager.
RUN set -e; mkdir -p /runtime-packages/debs/partial /runtime-packages/root/var/lib/dpkg/status.d; touch /runtime-packages/status; apt-get update; \
    apt-get install -y --no-install-recommends --download-only -o Dir::State::status=/runtime-packages/status -o Dir::Cache::archives=/runtime-packages/debs \
        libpq5; \
    for deb in /runtime-packages/debs/*.deb; do \
        name=$(dpkg-deb -f "$deb" Package); \
        case "$name" in libc6|libgcc-s1|gcc-*-base|base-files|libbz2-1.0|libcrypt1|libdb5.3t64|libffi8|libgdbm-compat4t64|liblzma5|libncursesw6|libreadline8t64|libsqlite3-0|libstdc++6|libtinfo6|libuuid1|libzstd1|zlib1g) continue ;; esac; \
        dpkg-deb -x "$deb" /runtime-packages/root; \
        dpkg-deb -f "$deb" > "/runtime-packages/root/var/lib/dpkg/status.d/$name"; \
    done; \
    for part in bin sbin lib lib64; do \
        if [ -d /runtime-packages/root/$part ]; then mkdir -p /runtime-packages/root/usr; cp -a /runtime-packages/root/$part /runtime-packages/root/usr/; rm -rf /runtime-packages/root/$part; fi; \
    done; \
    rm -rf /runtime-packages/debs /var/lib/apt/lists/*

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
ENV PYTHONUNBUFFERED=1
WORKDIR /app
COPY --from=build /runtime-packages/root/ /
COPY --from=build /opt/venv /opt/venv
COPY --from=build --chown=65532:65532 /app /app
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "site.wsgi"]
