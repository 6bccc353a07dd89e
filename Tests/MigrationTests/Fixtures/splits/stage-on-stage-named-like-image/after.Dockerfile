FROM dhi.io/alpine-base:3.24-dev AS start
RUN apk add --no-cache nodejs
WORKDIR /srv

FROM dhi.io/node:24-dev AS alpine
RUN npm install -g pnpm

FROM start
COPY main.js .
RUN touch made
USER 1000
CMD ["node", "main.js"]
