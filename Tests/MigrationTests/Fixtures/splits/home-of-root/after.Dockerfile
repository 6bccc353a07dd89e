FROM dhi.io/golang:1.26-alpine-dev AS builder
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 GOOS=linux go build -o main .

FROM dhi.io/alpine-base:3.24
WORKDIR /app/
COPY --from=builder /app/main .
EXPOSE 8080
CMD ["./main"]
