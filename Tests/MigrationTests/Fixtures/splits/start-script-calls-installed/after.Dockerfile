FROM dhi.io/alpine-base:3.22-dev
RUN apk add --no-cache curl
COPY run.sh /run.sh
CMD ["/run.sh"]
