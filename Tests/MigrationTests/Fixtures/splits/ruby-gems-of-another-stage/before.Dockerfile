FROM ruby:3.4-slim AS build
ENV LANG=C.UTF-8
WORKDIR /app
COPY . .
RUN bundle install
FROM ruby:3.4-slim
ENV LANG=C.UTF-8
WORKDIR /app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /app /app
CMD ["puma", "-p", "3000"]
