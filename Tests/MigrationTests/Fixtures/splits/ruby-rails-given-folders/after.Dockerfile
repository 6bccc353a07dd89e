FROM dhi.io/ruby:3.4-dev AS build
ENV LANG=C.UTF-8
WORKDIR /app
COPY Gemfile ./
RUN bundle install
COPY . .
RUN SECRET_KEY_BASE_DUMMY=1 bundle exec rails assets:precompile
RUN mkdir -p log tmp
# What containers write, apart from what is root's.
RUN mkdir -p /app/log /written/log /app/tmp /written/tmp && cp -a /app/log/. /written/log/ && cp -a /app/tmp/. /written/tmp/

FROM dhi.io/ruby:3.4
ENV LANG=C.UTF-8
WORKDIR /app
COPY --from=build /usr/lib/locale/C.utf8 /usr/lib/locale/C.utf8
COPY --from=build /app /app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build --chown=65532:65532 /written/ /app/
CMD ["ruby", "-rbundler/setup", "/usr/local/bundle/bin/rails", "server", "-b", "0.0.0.0"]
