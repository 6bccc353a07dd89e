FROM dhi.io/python:3.13-dev AS build
# What is built here needs it, and the hardened image leaves it to those who do.
RUN apt-get update && apt-get install -y --no-install-recommends build-essential libxml2-dev libxslt1-dev && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY . .
RUN pip install --no-binary lxml lxml==5.4.0
# What these packages bring for running, as files: the final image has no package manager.
RUN set -e; mkdir -p /runtime-packages/debs/partial /runtime-packages/root/var/lib/dpkg/status.d; touch /runtime-packages/status; apt-get update; \
    apt-get install -y --no-install-recommends --download-only -o Dir::State::status=/runtime-packages/status -o Dir::Cache::archives=/runtime-packages/debs \
        libxml2 libxslt1.1; \
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
WORKDIR /app
COPY --from=build /runtime-packages/root/ /
COPY --from=build /opt/venv /opt/venv
COPY . .
CMD ["python", "main.py"]
