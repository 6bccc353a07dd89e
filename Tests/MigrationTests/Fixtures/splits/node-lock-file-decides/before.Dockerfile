FROM node:22-alpine AS start

FROM start AS modules
RUN apk add --no-cache libc6-compat
WORKDIR /site
COPY package.json yarn.lock* package-lock.json* pnpm-lock.yaml* ./
RUN if [ -f pnpm-lock.yaml ]; then corepack enable pnpm && pnpm install --frozen-lockfile; \
    elif [ -f yarn.lock ]; then yarn install --frozen-lockfile; \
    elif [ -f package-lock.json ]; then npm ci; \
    else echo "There is no lock file" && exit 1; fi

FROM start AS site
WORKDIR /site
COPY --from=modules /site/node_modules ./node_modules
COPY . .
RUN if [ -f pnpm-lock.yaml ]; then corepack enable pnpm && pnpm run build; else npm run build; fi

FROM start AS server
WORKDIR /site
RUN addgroup -g 1001 -S web && adduser -S site -u 1001
COPY --from=site /site/public ./public
COPY --from=site --chown=site:web /site/.next/standalone ./
COPY --from=site --chown=site:web /site/.next/static ./.next/static
USER site
ENV PORT=3000 HOSTNAME=0.0.0.0
CMD ["node", "server.js"]
