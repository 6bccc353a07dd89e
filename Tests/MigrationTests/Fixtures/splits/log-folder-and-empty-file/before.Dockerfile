FROM python:3.13-slim
WORKDIR /app
RUN mkdir -p /var/log/app /run/app && touch /var/log/app/app.log state.json && mkdir /tmp/scratch && echo 1 > /tmp/scratch/x
COPY main.py .
CMD ["python", "main.py"]
