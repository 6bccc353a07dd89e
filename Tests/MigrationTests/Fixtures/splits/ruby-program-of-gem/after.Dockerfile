FROM dhi.io/ruby:3.4-dev AS build
ENV LANG=C.UTF-8
RUN apt-get update && apt-get install -y --no-install-recommends build-essential && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY Gemfile ./
RUN bundle install

FROM dhi.io/ruby:3.4
ENV LANG=C.UTF-8
WORKDIR /app
COPY --from=build /usr/lib/locale/C.utf8 /usr/lib/locale/C.utf8
COPY --from=build /app /app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY config.ru ./
ENTRYPOINT ["ruby", "/usr/local/bundle/bin/rackup", "--host", "0.0.0.0"]
