FROM ruby:3.4-slim
ENV LANG=C.UTF-8
WORKDIR /app
COPY . .
RUN bundle install
CMD ["bundle", "exec", "foreman", "start"]
