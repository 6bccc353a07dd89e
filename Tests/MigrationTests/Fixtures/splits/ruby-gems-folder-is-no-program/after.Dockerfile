FROM dhi.io/ruby:3.4-alpine-dev AS builder
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle install
FROM dhi.io/ruby:3.4-alpine-dev
WORKDIR /app
COPY . .
COPY --from=builder /usr/local/bundle/ /usr/local/bundle/
USER 1000
ENTRYPOINT ["bundle", "exec", "ruby", "server.rb"]
