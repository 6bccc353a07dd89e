FROM dhi.io/node:22-dev AS build
WORKDIR /app
COPY package.json server.js ./
RUN npm install

FROM dhi.io/node:22
WORKDIR /app
COPY --from=build /app /app
CMD ["node","server.js"]
