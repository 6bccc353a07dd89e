const c = require('./config'); require('http').createServer((q,r)=>r.end(c.version)).listen(3000)
