FROM alpine AS start
RUN apk add --no-cache nodejs
WORKDIR /srv

FROM node:24-slim AS alpine
RUN npm install -g pnpm

FROM start
COPY main.js .
RUN touch made
USER 1000
CMD ["node", "main.js"]
