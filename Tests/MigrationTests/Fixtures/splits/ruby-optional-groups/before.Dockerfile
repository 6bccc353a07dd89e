FROM ruby:3.4
ENV LANG=C.UTF-8
WORKDIR /app
COPY Gemfile ./
RUN bundle config set with falcon && bundle config set without 'development test'
RUN bundle install
COPY . .
CMD bundle exec falcon serve --bind http://0.0.0.0:8080
