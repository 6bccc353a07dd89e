FROM dhi.io/bun:1.3-dev AS build
# As oven/bun:1.3 has it by default.
WORKDIR /home/bun/app
COPY package.json bun.lock ./
RUN bun install --production

FROM dhi.io/bun:1.3
# As oven/bun:1.3 has it by default.
WORKDIR /home/bun/app
COPY --from=build /home/bun/app /home/bun/app
EXPOSE 8080
COPY src ./src
ENV NODE_ENV=production
CMD ["bun", "./src/index.js"]
