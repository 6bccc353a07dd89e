const http = require("node:http");

http.createServer((request, response) => {
  response.statusCode = request.url === "/healthz" || request.url === "/" ? 200 : 404;
  response.end(`${response.statusCode} ${process.env.NODE_ENV}\n`);
}).listen(8080);
