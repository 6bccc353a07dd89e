FROM node:22-bookworm-slim AS build
WORKDIR /src
COPY package.json index.js ./
RUN sudo -V >/dev/null 2>&1 || true
RUN sh -c 'node -e "require(\"fs\").writeFileSync(\"built.txt\", \"built\\n\")"'
RUN chmod 777 built.txt

FROM node:22-bookworm-slim
COPY --from=Build /src/built.txt /src/index.js /app/
WORKDIR /app
RUN chmod 644 /app/built.txt
COPY --from=build /src/package.json .
ENV A=1 \
    # a comment
    B=2
STOPSIGNAL sigterm
ENTRYPOINT ["node", "index.js"]
