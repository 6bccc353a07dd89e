FROM dhi.io/debian-base:bookworm-dev
RUN find / -name '*.pyc' -exec rm -f {} \; ; \
    case "$(uname -m)" in x86_64) a=amd64 ;; *) a=other ;; esac; \
    if [ "$a" = amd64 ]; then (cd /tmp && echo "$a" | tee out 2>&1 >/dev/null); fi
CMD ["cat", "/tmp/out"]
