FROM dhi.io/node:24-dev AS build
WORKDIR /app
COPY . .
RUN npm install
# The final image has these folders already, as root's.
RUN mkdir -p /owned/app

FROM dhi.io/node:24
WORKDIR /app
COPY --from=build --chown=1000:1000 /owned/ /
COPY --from=build --chown=1000:1000 /app /app
USER node
CMD ["node", "index.js"]
