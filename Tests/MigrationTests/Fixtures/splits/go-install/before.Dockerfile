FROM golang:1.26-alpine
RUN apk add --no-cache git
WORKDIR /go/src/app
COPY go.mod go.sum ./
RUN go mod download
COPY *.go ./
RUN go install ./...
EXPOSE 8080
CMD ["app", "-listen", ":8080"]
