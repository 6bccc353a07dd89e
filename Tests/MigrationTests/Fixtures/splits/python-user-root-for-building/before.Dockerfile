FROM python:3.13-slim
EXPOSE 8080
USER root
WORKDIR /app
COPY requirements.txt /app/
RUN pip install -r requirements.txt
COPY *.py /app/
CMD ["python", "payment.py"]
