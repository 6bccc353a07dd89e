FROM dhi.io/ruby:3.4.10-dev
ENV LANG=C.UTF-8
WORKDIR /app
COPY Gemfile ./
RUN bundle install
CMD ["ruby", "app.rb"]
