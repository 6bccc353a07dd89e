FROM ruby:3.4.1-slim
ENV LANG=C.UTF-8
WORKDIR /app
COPY Gemfile ./
RUN bundle install
CMD ["ruby", "app.rb"]
