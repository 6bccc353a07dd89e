FROM golang:1.26
WORKDIR /usr/src/app
COPY . .
RUN go build -o /usr/local/bin/app .
CMD sh -c "app 2>&1 | tee /var/log/app.log"
