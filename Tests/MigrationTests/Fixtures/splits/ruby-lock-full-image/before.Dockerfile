FROM ruby:3.4
ENV LANG=C.UTF-8
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle config set --local without development && bundle install
COPY . .
CMD ["bundle", "exec", "puma", "-p", "3000"]
