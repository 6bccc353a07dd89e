ARG IMAGE="debian:12"
FROM ${IMAGE}
RUN echo ready
CMD ["cat", "/etc/os-release"]
