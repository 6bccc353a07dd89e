FROM ruby:3.4
ENV LANG=C.UTF-8
WORKDIR /app
COPY . .
RUN bundle install
CMD ["ruby", "app.rb"]
