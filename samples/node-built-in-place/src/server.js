require("node:http")
  .createServer((request, response) => response.end("version @version@\n"))
  .listen(process.env.PORT);
