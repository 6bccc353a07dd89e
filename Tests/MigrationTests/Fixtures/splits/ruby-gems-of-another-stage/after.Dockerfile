FROM dhi.io/ruby:3.4-dev AS build
ENV LANG=C.UTF-8
WORKDIR /app
COPY . .
RUN bundle install
FROM dhi.io/ruby:3.4
# The locale of LANG.
COPY --from=dhi.io/ruby:3.4-dev /usr/lib/locale/C.utf8 /usr/lib/locale/C.utf8
ENV LANG=C.UTF-8
WORKDIR /app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /app /app
CMD ["ruby", "/usr/local/bundle/bin/puma", "-p", "3000"]
