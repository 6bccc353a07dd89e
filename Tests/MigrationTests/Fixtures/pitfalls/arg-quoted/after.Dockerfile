ARG IMAGE="dhi.io/debian-base:bookworm-dev"
FROM ${IMAGE}
RUN echo ready
CMD ["cat", "/etc/os-release"]
