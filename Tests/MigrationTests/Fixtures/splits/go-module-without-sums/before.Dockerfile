FROM golang:1.12.8
WORKDIR /src
COPY go.mod main.go ./
ENV GO111MODULE=on
RUN go build -o /serve .
CMD ["/serve"]
