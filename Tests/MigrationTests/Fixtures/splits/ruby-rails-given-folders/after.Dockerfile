FROM dhi.io/ruby:3.4-dev AS build
ENV LANG=C.UTF-8
WORKDIR /app
COPY Gemfile ./
RUN bundle install
COPY . .
RUN SECRET_KEY_BASE_DUMMY=1 bundle exec rails assets:precompile
RUN mkdir -p log tmp

FROM dhi.io/ruby:3.4
ENV LANG=C.UTF-8
WORKDIR /app
COPY --from=build /usr/lib/locale/C.utf8 /usr/lib/locale/C.utf8
COPY --from=build --chown=65532:65532 /app /app
COPY --from=build /usr/local/bundle /usr/local/bundle
CMD ["ruby", "-rbundler/setup", "/usr/local/bundle/bin/rails", "server", "-b", "0.0.0.0"]
