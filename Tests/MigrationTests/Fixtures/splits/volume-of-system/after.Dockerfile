FROM dhi.io/python:3.13-dev
WORKDIR /app
COPY app.py ./
RUN pip install flask
VOLUME /var/log
CMD ["python", "app.py"]
