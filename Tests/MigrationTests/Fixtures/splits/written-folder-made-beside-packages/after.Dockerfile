FROM dhi.io/node:22-dev AS build
WORKDIR /app
COPY . .
RUN npm install
RUN mkdir -p /app/logs
# What containers write, apart from what is root's.
RUN mkdir -p /app/logs /written/logs && cp -a /app/logs/. /written/logs/

FROM dhi.io/node:22
WORKDIR /app
COPY --from=build /app /app
COPY --from=build --chown=1000:1000 /written/ /app/
CMD ["node", "server.js"]
