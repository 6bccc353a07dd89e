FROM ruby:3.4-slim
ENV LANG=C.UTF-8
WORKDIR /app
COPY . .
RUN bundle config set --local path /gems && bundle install
CMD ["bundle", "exec", "ruby", "app.rb"]
