FROM dhi.io/python:3.13-dev
WORKDIR /app
COPY main.py .
RUN umask 077 && echo secret > key
CMD ["python", "main.py"]
