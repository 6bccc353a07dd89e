FROM dhi.io/golang:1.26-dev AS build
WORKDIR /app
COPY . .
RUN go generate ./... && go build -o app .

FROM dhi.io/static:20250419-glibc-debian13
WORKDIR /app
COPY --from=build /app /app
CMD ["./app", "-prefork"]
