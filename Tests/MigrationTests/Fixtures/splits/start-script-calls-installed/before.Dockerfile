FROM alpine:3.22
RUN apk add --no-cache curl
COPY run.sh /run.sh
CMD ["/run.sh"]
