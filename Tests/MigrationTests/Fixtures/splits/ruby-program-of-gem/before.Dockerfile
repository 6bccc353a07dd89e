FROM ruby:3.4-slim
ENV LANG=C.UTF-8
RUN apt-get update && apt-get install -y --no-install-recommends build-essential && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY Gemfile ./
RUN bundle install
COPY config.ru ./
ENTRYPOINT ["rackup", "--host", "0.0.0.0"]
