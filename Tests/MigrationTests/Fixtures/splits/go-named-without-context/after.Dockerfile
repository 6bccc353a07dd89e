FROM dhi.io/golang:1.26-dev AS build
WORKDIR /go/src/app
COPY main.go go.mod ./
RUN go build .

FROM dhi.io/static:20250419-glibc-debian13
WORKDIR /go/src/app
COPY --from=build /go/src/app /go/src/app
EXPOSE 3000
CMD ["./main"]
