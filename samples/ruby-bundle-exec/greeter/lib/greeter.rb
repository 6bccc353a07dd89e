require "socket"

module Greeter
  def self.serve(port)
    Signal.trap("TERM") { exit }
    server = TCPServer.new("0.0.0.0", port)
    loop do
      client = server.accept
      path = client.gets.to_s.split[1]
      body = "Hello from #{path}, Ruby reads #{Encoding.default_external}\n"
      client.write "HTTP/1.1 200 OK\r\nContent-Length: #{body.bytesize}\r\nConnection: close\r\n\r\n#{body}"
      client.close
    end
  end
end
