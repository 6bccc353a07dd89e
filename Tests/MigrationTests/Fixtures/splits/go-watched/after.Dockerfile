FROM dhi.io/golang:1.26-alpine-dev
WORKDIR /app
RUN go install github.com/air-verse/air@latest
COPY . .
CMD ["air", "-c", ".air.toml"]
