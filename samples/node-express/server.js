const http = require("node:http");

http
  .createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ hello: request.url.slice(1) || "world" }));
  })
  .listen(3000);
