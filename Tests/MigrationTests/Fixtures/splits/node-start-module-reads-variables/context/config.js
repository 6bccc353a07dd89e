module.exports = { version: process.env.npm_package_version }
