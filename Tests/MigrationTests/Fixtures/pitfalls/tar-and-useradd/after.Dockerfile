FROM dhi.io/debian-base:bookworm-dev
RUN tar -xzf /tmp/a.tgz --strip-components=1 -C /opt \
 && groupadd sudo && groupadd docker && useradd -m -G sudo,docker -s /bin/bash bob
USER bob
CMD ["/opt/run"]
