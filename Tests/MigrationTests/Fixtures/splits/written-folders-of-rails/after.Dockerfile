FROM dhi.io/ruby:3.4-dev AS build
# As ruby:3.4-slim has it by default.
ENV LANG=C.UTF-8
WORKDIR /app
COPY Gemfile ./
RUN bundle install
# What containers write, apart from what is root's.
COPY log /written/log
COPY storage /written/storage
COPY tmp /written/tmp

FROM dhi.io/ruby:3.4
# As ruby:3.4-slim has it by default.
ENV LANG=C.UTF-8
WORKDIR /app
COPY --from=build /usr/lib/locale/C.utf8 /usr/lib/locale/C.utf8
COPY --from=build /app /app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY . .
COPY --from=build --chown=65532:65532 /written/ /app/
CMD ["ruby", "-rbundler/setup", "/usr/local/bundle/bin/rails", "server", "-b", "0.0.0.0"]
