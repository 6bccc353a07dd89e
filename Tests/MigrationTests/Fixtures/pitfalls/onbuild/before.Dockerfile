FROM node:22-alpine
WORKDIR /app
ONBUILD COPY package.json .
ONBUILD RUN npm ci
ONBUILD COPY --from=busybox:1.37 /bin/busybox /bin/busybox
CMD ["node", "server.js"]
