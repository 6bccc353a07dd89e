FROM dhi.io/node:22-alpine-dev
# As node:22-alpine has it by default.
WORKDIR /
# node:22-alpine has no such folder: it is made below.
RUN rmdir /app
RUN apk add --no-cache tini
RUN mkdir /app && cp -r /etc/skel /app/home
WORKDIR /app
COPY . .
RUN npm ci
USER node
CMD ["node", "index.js"]
