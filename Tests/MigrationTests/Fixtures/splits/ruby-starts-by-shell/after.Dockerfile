FROM dhi.io/ruby:3.4-dev
ENV LANG=C.UTF-8
WORKDIR /app
COPY . .
RUN bundle install
CMD ["bundle", "exec", "foreman", "start"]
