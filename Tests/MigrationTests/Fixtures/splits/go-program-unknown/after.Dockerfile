FROM dhi.io/golang:1.26-dev
WORKDIR /app
COPY src .
RUN go build
CMD ["./start"]
