FROM golang:1.26-alpine
RUN apk add --no-cache build-base
WORKDIR /app
COPY . .
RUN CGO_ENABLED=1 go build -o notes .
VOLUME /data
CMD ["./notes", "/data/notes.db"]
