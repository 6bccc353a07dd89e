ARG REG=docker.io/library
FROM ${REG}/node:22
RUN npm --version
