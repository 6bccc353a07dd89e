FROM dhi.io/golang:1.26-dev AS build
# What golang:1.26 brings along and the hardened image leaves to those who need it.
RUN apt-get update && apt-get install -y --no-install-recommends wget && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 make -C cmd build

FROM dhi.io/alpine-base:3.22-dev
COPY --from=build /src/cmd/app /app
USER 1000
ENTRYPOINT ["/app"]
