Gem::Specification.new do |spec|
  spec.name = "greeter"
  spec.version = "1.0.0"
  spec.summary = "Answers with a greeting"
  spec.authors = ["Greeter"]
  spec.files = ["lib/greeter.rb", "exe/greeter"]
  spec.bindir = "exe"
  spec.executables = ["greeter"]
end
