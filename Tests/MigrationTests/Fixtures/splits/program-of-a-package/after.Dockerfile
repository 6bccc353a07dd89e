FROM dhi.io/debian-base:trixie-dev AS build
RUN apt-get update && apt-get install -y --no-install-recommends jq && rm -rf /var/lib/apt/lists/*
# What these packages bring for running, as files: the final image has no package manager.
RUN set -e; mkdir -p /runtime-packages/debs/partial /runtime-packages/root/var/lib/dpkg/status.d; touch /runtime-packages/status; apt-get update; \
    apt-get install -y --no-install-recommends --download-only -o Dir::State::status=/runtime-packages/status -o Dir::Cache::archives=/runtime-packages/debs \
        jq; \
    for deb in /runtime-packages/debs/*.deb; do \
        name=$(dpkg-deb -f "$deb" Package); \
        case "$name" in libc6|libgcc-s1|gcc-*-base|base-files) continue ;; esac; \
        dpkg-deb -x "$deb" /runtime-packages/root; \
        dpkg-deb -f "$deb" > "/runtime-packages/root/var/lib/dpkg/status.d/$name"; \
    done; \
    for part in bin sbin lib lib64; do \
        if [ -d /runtime-packages/root/$part ]; then mkdir -p /runtime-packages/root/usr; cp -a /runtime-packages/root/$part /runtime-packages/root/usr/; rm -rf /runtime-packages/root/$part; fi; \
    done; \
    rm -rf /runtime-packages/debs /var/lib/apt/lists/*

FROM dhi.io/debian-base:trixie
COPY --from=build /runtime-packages/root/ /
ENTRYPOINT ["jq"]
