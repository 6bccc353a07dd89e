FROM ruby:3.4-slim
ENV LANG=C.UTF-8
RUN bundle config --global frozen 1 && bundle config set without development
WORKDIR /app
COPY Gemfile ./
RUN bundle install
CMD ["ruby", "app.rb"]
