FROM dhi.io/ruby:3.4-dev AS build
ENV LANG=C.UTF-8
RUN mkdir -p /data && gem install --no-document fakes3:2.0.0

FROM dhi.io/ruby:3.4
ENV LANG=C.UTF-8
COPY --from=build /usr/lib/locale/C.utf8 /usr/lib/locale/C.utf8
COPY --from=build --chown=65532:65532 /data /data
COPY --from=build /usr/local/bundle /usr/local/bundle
WORKDIR /data
EXPOSE 4567
ENTRYPOINT ["ruby", "/usr/local/bundle/bin/fakes3", "-r", "/data", "-p", "4567", "--license"]
