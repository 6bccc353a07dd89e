FROM dhi.io/node:24-alpine-dev AS build
# As node:24-alpine has it by default.
WORKDIR /
COPY package.json package-lock.json ./
RUN npm ci

FROM dhi.io/node:24-alpine
# As node:24-alpine has it by default.
WORKDIR /
COPY --from=build /node_modules /node_modules
COPY package.json package-lock.json ./
COPY main.js .
USER node
CMD ["node", "main.js"]
