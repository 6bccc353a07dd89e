FROM golang:1.26 AS builder
WORKDIR /app
COPY go.* ./
RUN go mod download
COPY . ./
RUN go build -v -o server
FROM alpine:3.23
COPY --from=builder /app/server /app/server
CMD ["/app/server"]
