FROM golang:1.26-bookworm
WORKDIR /src
COPY . .
ENV CGO_ENABLED=0 GOFLAGS=-mod=vendor
RUN go build -trimpath -ldflags="-s -w" -o /usr/local/bin/server ./cmd/server
CMD server --config /src/config.yaml
