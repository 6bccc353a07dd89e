FROM ruby:3.4-slim
ENV LANG=C.UTF-8
RUN mkdir -p /data && gem install --no-document fakes3:2.0.0
WORKDIR /data
EXPOSE 4567
ENTRYPOINT ["fakes3", "-r", "/data", "-p", "4567", "--license"]
