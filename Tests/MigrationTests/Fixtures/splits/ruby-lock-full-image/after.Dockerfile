FROM dhi.io/ruby:3.4-dev AS build
# What ruby:3.4 brings along and the hardened image leaves to those who need it.
RUN apt-get update && apt-get install -y --no-install-recommends libpq-dev libssl-dev && rm -rf /var/lib/apt/lists/*
ENV LANG=C.UTF-8
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle config set --local without development && bundle install
# What these packages bring for running, as files: the final image has no package manager.
RUN set -e; mkdir -p /runtime-packages/debs/partial /runtime-packages/root/var/lib/dpkg/status.d; touch /runtime-packages/status; apt-get update; \
    apt-get install -y --no-install-recommends --download-only -o Dir::State::status=/runtime-packages/status -o Dir::Cache::archives=/runtime-packages/debs \
        libpq5 libssl3t64; \
    for deb in /runtime-packages/debs/*.deb; do \
        name=$(dpkg-deb -f "$deb" Package); \
        case "$name" in libc6|libgcc-s1|gcc-*-base|base-files|libcrypt1|libjemalloc2|libyaml-0-2) continue ;; esac; \
        dpkg-deb -x "$deb" /runtime-packages/root; \
        dpkg-deb -f "$deb" > "/runtime-packages/root/var/lib/dpkg/status.d/$name"; \
    done; \
    for part in bin sbin lib lib64; do \
        if [ -d /runtime-packages/root/$part ]; then mkdir -p /runtime-packages/root/usr; cp -a /runtime-packages/root/$part /runtime-packages/root/usr/; rm -rf /runtime-packages/root/$part; fi; \
    done; \
    rm -rf /runtime-packages/debs /var/lib/apt/lists/*

FROM dhi.io/ruby:3.4
ENV LANG=C.UTF-8
WORKDIR /app
COPY --from=build /runtime-packages/root/ /
COPY --from=build /usr/lib/locale/C.utf8 /usr/lib/locale/C.utf8
COPY --from=build /app /app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY . .
CMD ["ruby", "-rbundler/setup", "/usr/local/bundle/bin/puma", "-p", "3000"]
