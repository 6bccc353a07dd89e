ARG IMAGE="debian:12"
FROM ${IMAGE}
RUN echo ready
