FROM golang:1
RUN go version
