FROM node:22 AS base
WORKDIR /srv
ONBUILD COPY --from=oven/bun:1 /usr/local/bin/bun /usr/local/bin/
ONBUILD COPY --from=ghcr.io/acme/tools:3 /tool /bin/
ONBUILD RUN --mount=type=bind,from=node:22,target=/n true
ONBUILD COPY --from=base /x /y
ONBUILD COPY --from=0 /x /y
CMD ["node", "/x.js"]
