FROM dhi.io/python:3.13-dev
RUN mkdir /data
VOLUME /data
WORKDIR /data
EXPOSE 80
CMD ["python", "-m", "http.server", "80"]
