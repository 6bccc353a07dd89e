FROM dhi.io/node:22-dev AS build
WORKDIR /app
COPY . .
RUN npm install

FROM dhi.io/node:22
# WORKDIR makes a folder for the user in effect, who has to write there.
WORKDIR /app/uploads
WORKDIR /app
COPY --from=build --chown=1000:1000 /app /app
VOLUME ["/app/uploads"]
CMD ["node", "server.js"]
