const fs = require("fs");
console.log(fs.readFileSync("built.txt", "utf8").trim(), process.env.A, process.env.B);
console.log(fs.readdirSync(".").sort().join(" "), process.argv.slice(2).join(" "));
