FROM ruby:3.4-slim
WORKDIR /app
COPY Gemfile ./
RUN bundle install
COPY . .
RUN useradd rails && chown -R rails:rails log tmp storage
USER rails
CMD ["bundle", "exec", "rails", "server", "-b", "0.0.0.0"]
