FROM dhi.io/node:24-dev AS modules
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci

FROM dhi.io/node:24
WORKDIR /app
COPY --from=modules /app/node_modules ./node_modules
COPY index.js .
CMD ["node", "index.js"]
