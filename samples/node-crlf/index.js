console.log(JSON.stringify({ folder: process.cwd(), words: process.argv.length }));
