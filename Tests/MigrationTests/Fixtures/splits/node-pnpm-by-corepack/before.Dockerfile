FROM node:24-slim AS pnpm
ENV PNPM_HOME=/pnpm
ENV PATH=$PNPM_HOME:$PATH
RUN corepack enable
WORKDIR /srv/shop
COPY . .

FROM pnpm AS modules
RUN --mount=type=cache,target=/pnpm/store pnpm install --prod --frozen-lockfile

FROM pnpm AS compiled
RUN --mount=type=cache,target=/pnpm/store pnpm install --frozen-lockfile
RUN pnpm run compile

FROM pnpm
COPY --from=modules /srv/shop/node_modules ./node_modules
COPY --from=compiled /srv/shop/lib ./lib
USER node
CMD ["pnpm", "start"]
