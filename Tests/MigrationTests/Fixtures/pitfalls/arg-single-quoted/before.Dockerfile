ARG IMAGE='node:22-alpine'
FROM $IMAGE
RUN npm --version
