FROM dhi.io/node:24-dev AS build
# The final image has these folders already, as root's.
RUN mkdir -p /owned/app

FROM dhi.io/node:24
COPY --from=build --chown=1000:1000 /owned/ /
WORKDIR /app
COPY --chown=1000:1000 . .
USER node
CMD ["node", "index.js"]
