console.log("still on 16:", process.version);
