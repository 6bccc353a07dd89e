FROM node:22 AS base
WORKDIR /app

FROM base
RUN apt-get update && apt-get install -y --no-install-recommends graphicsmagick
CMD ["node", "server.js"]
