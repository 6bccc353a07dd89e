FROM dhi.io/ruby:3.4-dev AS build
ENV LANG=C.UTF-8
WORKDIR /app
COPY Gemfile ./
RUN bundle config set with falcon && bundle config set without 'development test'
RUN bundle install

FROM dhi.io/ruby:3.4
ENV LANG=C.UTF-8
WORKDIR /app
COPY --from=build /usr/lib/locale/C.utf8 /usr/lib/locale/C.utf8
COPY --from=build /app /app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY . .
CMD ["ruby", "-rbundler/setup", "/usr/local/bundle/bin/falcon", "serve", "--bind", "http://0.0.0.0:8080"]
