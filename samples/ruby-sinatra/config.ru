require "sinatra"

get("/") { "Hello from Ruby #{RUBY_VERSION}" }

run Sinatra::Application
