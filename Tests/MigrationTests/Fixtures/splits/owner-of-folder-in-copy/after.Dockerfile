FROM dhi.io/python:3.13
WORKDIR /app
COPY --chown=1001 . .
USER 1001
CMD ["python", "app.py"]
