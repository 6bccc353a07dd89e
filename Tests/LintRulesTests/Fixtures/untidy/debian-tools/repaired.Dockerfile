ARG release=12-slim
FROM debian:${release} AS tools
ARG unused
SHELL ["/bin/bash", "-c"]
RUN apt-get update && apt-get install -y jq file \
    && source /etc/os-release && echo $ID > /id
RUN useradd -l -m -u 5000000 worker
COPY --chown=worker:worker data.json /home/worker/
RUN if [ "$(jq -r .name /home/worker/data.json)" == untidy ]; then echo yes > /answer; fi
RUN cat /home/worker/data.json | jq -r .items[] | sort > /sorted
RUN chmod 777 /sorted \
 && ln -sf /bin/bash /bin/sh
USER worker
WORKDIR /home/worker
HEALTHCHECK CMD file /answer || exit 1
CMD cat /id /answer /sorted
