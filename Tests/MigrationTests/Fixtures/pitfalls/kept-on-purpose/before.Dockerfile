# dhi keep reason=certified on this image
FROM node:22
RUN npm ci
