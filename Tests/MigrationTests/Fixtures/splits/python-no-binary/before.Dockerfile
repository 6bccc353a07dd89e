FROM python:3.13
WORKDIR /app
COPY . .
RUN pip install --no-binary lxml lxml==5.4.0
CMD ["python", "main.py"]
