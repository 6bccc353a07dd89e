FROM dhi.io/golang:1.26-debian12-dev AS build
WORKDIR /src
COPY . .
ENV CGO_ENABLED=0 GOFLAGS=-mod=vendor
RUN go build -trimpath -ldflags="-s -w" -o /usr/local/bin/server ./cmd/server

FROM dhi.io/static:20250419-debian12
WORKDIR /src
COPY --from=build /usr/local/bin/server /usr/local/bin/server
COPY . .
CMD ["server", "--config", "/src/config.yaml"]
