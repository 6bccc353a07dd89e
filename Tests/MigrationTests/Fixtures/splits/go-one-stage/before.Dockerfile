FROM golang:1.26-bookworm
WORKDIR /app
COPY go.mod ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o server .
EXPOSE 8080
CMD ["./server"]
