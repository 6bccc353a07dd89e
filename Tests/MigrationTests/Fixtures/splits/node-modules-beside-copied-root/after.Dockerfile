FROM dhi.io/node:24-dev AS build
# As node:24-slim has it by default.
WORKDIR /
COPY ./ ./
RUN npm install

FROM dhi.io/node:24
# As node:24-slim has it by default.
WORKDIR /
COPY ./ ./
COPY --from=build /node_modules /node_modules
CMD ["node", "server.js"]
