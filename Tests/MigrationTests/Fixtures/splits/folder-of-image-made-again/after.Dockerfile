FROM dhi.io/node:24-dev AS build
# As node:24-slim has it by default.
WORKDIR /
# node:24-slim has no such folder: it is made below.
RUN rmdir /app
RUN mkdir /app /app/logs && cp -r /etc/skel /app/skel
WORKDIR /app
COPY . .
RUN npm ci
# What containers write, apart from what is root's.
RUN mkdir -p /app/logs /written/logs && cp -a /app/logs/. /written/logs/

FROM dhi.io/node:24
WORKDIR /app
COPY --from=build /app /app
COPY --from=build --chown=1000:1000 /written/ /app/
USER node
CMD ["node", "index.js"]
