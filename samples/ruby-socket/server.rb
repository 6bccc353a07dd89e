require "greeting"
require "socket"

Signal.trap("TERM") { exit }
server = TCPServer.new("0.0.0.0", 4567)
loop do
  client = server.accept
  path = client.gets.to_s.split[1]
  body = greeting(path)
  client.write "HTTP/1.1 200 OK\r\nContent-Length: #{body.bytesize}\r\nConnection: close\r\n\r\n#{body}"
  client.close
end
