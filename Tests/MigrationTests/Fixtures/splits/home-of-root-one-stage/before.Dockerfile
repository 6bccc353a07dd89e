FROM golang:1.26
WORKDIR /root/app
COPY . .
RUN CGO_ENABLED=0 go build -o main .
CMD ["./main"]
