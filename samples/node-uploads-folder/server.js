// Writes into both folders on each request, and says so.
const fs = require('fs');
require('http').createServer((request, response) => {
  fs.writeFileSync('uploads/last', request.url);
  fs.appendFileSync('logs/requests', request.url + '\n');
  response.end('kept ' + fs.readFileSync('uploads/last', 'utf8') + '\n');
}).listen(3000);
