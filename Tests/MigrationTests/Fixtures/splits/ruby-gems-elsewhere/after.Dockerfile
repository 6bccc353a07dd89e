FROM dhi.io/ruby:3.4-dev AS build
ENV LANG=C.UTF-8
WORKDIR /app
COPY . .
RUN bundle config set --local path /gems && bundle install

FROM dhi.io/ruby:3.4
ENV LANG=C.UTF-8
WORKDIR /app
COPY --from=build /usr/lib/locale/C.utf8 /usr/lib/locale/C.utf8
COPY --from=build /app /app
COPY --from=build /gems /gems
COPY --from=build /usr/local/bundle /usr/local/bundle
CMD ["ruby", "-rbundler/setup", "app.rb"]
