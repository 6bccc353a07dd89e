FROM dhi.io/alpine-base:3.23-dev
# What alpine:3.23 brings along and the hardened image leaves to those who need it.
RUN apk add --no-cache ssl_client
RUN wget -qO /usr/local/bin/tool https://example.org/tool && chmod +x /usr/local/bin/tool
CMD ["sh", "-c", "tool && sleep 1"]
