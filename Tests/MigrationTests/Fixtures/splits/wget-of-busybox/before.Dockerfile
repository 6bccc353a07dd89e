FROM alpine:3.23
RUN wget -qO /usr/local/bin/tool https://example.org/tool && chmod +x /usr/local/bin/tool
CMD ["sh", "-c", "tool && sleep 1"]
