FROM dhi.io/node:22-dev AS build
WORKDIR /usr/src/app
COPY package*.json ./
RUN npm install

FROM dhi.io/node:22
WORKDIR /usr/src/app
COPY --from=build /usr/src/app /usr/src/app
COPY . .
EXPOSE 3000
ENV PORT=3000
USER node
CMD ["node", "server.js"]
