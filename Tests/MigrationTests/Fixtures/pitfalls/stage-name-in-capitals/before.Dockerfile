FROM node:22-slim AS Build
RUN npm pack
FROM build
RUN npm --version
