const fs = require("node:fs");

fs.mkdirSync("dist", { recursive: true });
for (const name of fs.readdirSync("pages")) {
  const text = fs.readFileSync(`pages/${name}`, "utf8").trim();
  fs.writeFileSync(`dist/${name.replace(".txt", ".html")}`, `<!doctype html>\n<title>${name}</title>\n<p>${text}</p>\n`);
}
