/// Texts with every construct, to be changed at random.
enum SampleTexts {
    static let all: [String] = [
        """
        # syntax=docker/dockerfile:1
        # escape=\\
        # check=skip=all;error=true

        # base The image to build on.
        ARG REGISTRY=registry.example BASE="node:20" EMPTY= "odd"=x
        FROM --platform=$BUILDPLATFORM ${REGISTRY}/${BASE:-node:22} AS build
        # a comment
        RUN --mount=type=cache,target=/root/.npm,id=${ID:-n} --mount=from=tools,source=/a,target=/b,ro \\
            --network=none npm ci \\
            # inside

            && npm run build
        COPY --from=build --chown=65532:65532 ["a b", "c\\u0041", "/dest/"]
        COPY --link <<EOF <<-"DATA" /etc/
        one $HOME
        EOF
        \ttwo
        \tDATA
        RUN <<EOF
        echo hello
        EOF
        """,
        "\u{FEFF}# escape=`\r\nFROM mcr.example/windows AS Base\r\nSHELL [\"powershell\", \"-Command\"]\r\nRUN dir `\r\n  c:\\\\ `\r\n\r\n  && exit\r\nENV a=b`  c \"d e\"='f g'\r\nENV old value with   blanks \r\n",
        """
        FROM scratch
        HEALTHCHECK --interval=1m30s --retries=3 CMD ["/probe", "-x"]
        HEALTHCHECK NONE
        ONBUILD RUN --mount=type=secret,id=x cat <<E >> f
        body
        E
        ONBUILD ONBUILD ENV a
        EXPOSE 80 443/udp $PORTS
        VOLUME /data ["x"]
        STOPSIGNAL SIGTERM
        USER "65532":${GROUP:?none}
        WORKDIR /a/${x#*/}/${y%%.*}/${z//a/b}
        LABEL a=1 b="two words" c=it\\ is
        CMD echo ${HOME} 'x'
        ENTRYPOINT ["a", 1]
        MAINTAINER someone
        ADD --checksum=sha256:00 https://x.example/f /f
        FOO bar
        LABEL broken
        COPY onlyone
        RUN cat <<NEVER
        end
        """,
    ]
}
