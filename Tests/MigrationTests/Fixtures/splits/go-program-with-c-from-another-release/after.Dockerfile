FROM dhi.io/golang:1.26-dev AS builder
WORKDIR /app
COPY go.* ./
RUN go mod download
COPY . ./
RUN go build -v -o server
FROM dhi.io/alpine-base:3.23
COPY --from=builder /app/server /app/server
CMD ["/app/server"]
