FROM ruby:3.4-slim
ENV LANG=C.UTF-8
WORKDIR /app
COPY Gemfile ./
RUN bundle install
COPY . .
RUN SECRET_KEY_BASE_DUMMY=1 bundle exec rails assets:precompile
RUN mkdir -p log tmp && chown -R 65532:65532 log tmp
CMD ["bundle", "exec", "rails", "server", "-b", "0.0.0.0"]
