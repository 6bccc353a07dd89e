FROM dhi.io/node:22-dev AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM dhi.io/node:22
WORKDIR /app
COPY --from=build /app/public ./public
COPY --chown=1000:1000 --from=build /app/.next/standalone ./
COPY --chown=1000:1000 --from=build /app/.next/static ./.next/static
CMD ["node", "server.js"]
