FROM golang:1.26 AS builder
WORKDIR /app
COPY go.* ./
RUN go mod download
COPY . ./
RUN CGO_ENABLED=0 go build -v -o server
FROM debian:bookworm-slim
COPY --from=builder /app/server /app/server
CMD ["/app/server"]
