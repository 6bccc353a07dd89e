# escape=\
FROM node:22-alpine
RUN npm ci \
    --omit=dev
CMD ["node", "a.js"]
