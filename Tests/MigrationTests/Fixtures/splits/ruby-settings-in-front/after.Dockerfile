FROM dhi.io/ruby:3.3-dev AS build
ENV LANG=C.UTF-8
RUN bundle config --global frozen 1
WORKDIR /usr/src/app
COPY Gemfile Gemfile.lock ./
RUN bundle install

FROM dhi.io/ruby:3.3
ENV LANG=C.UTF-8
WORKDIR /usr/src/app
COPY --from=build /usr/lib/locale/C.utf8 /usr/lib/locale/C.utf8
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /usr/src/app /usr/src/app
COPY . .
CMD ["ruby", "./app.rb"]
