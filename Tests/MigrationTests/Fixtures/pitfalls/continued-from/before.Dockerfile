FROM \
  --platform=linux/amd64 \
  node:22-slim \
  AS base
RUN npm --version
