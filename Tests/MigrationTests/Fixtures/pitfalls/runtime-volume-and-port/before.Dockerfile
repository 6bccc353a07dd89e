FROM python:3.13-slim
RUN mkdir /data
VOLUME /data
WORKDIR /data
EXPOSE 80
CMD ["python", "-m", "http.server", "80"]
