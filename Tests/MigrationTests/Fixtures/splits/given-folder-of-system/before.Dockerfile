FROM python:3.13-slim
RUN useradd app
WORKDIR /app
COPY app.py ./
RUN pip install flask && chown app /var/run
USER app
CMD ["python", "app.py"]
