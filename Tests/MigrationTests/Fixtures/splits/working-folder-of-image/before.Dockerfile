FROM oven/bun:1.3
EXPOSE 8080
COPY package.json bun.lock ./
RUN bun install --production
COPY src ./src
ENV NODE_ENV=production
CMD ["bun", "./src/index.js"]
