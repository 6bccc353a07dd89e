require "json"

def greeting(path) = JSON.generate({ path: path, ruby: RUBY_ENGINE })
