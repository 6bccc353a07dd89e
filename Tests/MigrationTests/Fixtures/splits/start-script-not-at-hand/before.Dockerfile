FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY start.sh /start.sh
CMD ["/start.sh"]
