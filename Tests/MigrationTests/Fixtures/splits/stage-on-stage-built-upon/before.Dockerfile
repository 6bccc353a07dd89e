FROM python:3.13-slim AS tools
RUN apt-get update && apt-get install -y --no-install-recommends gcc
WORKDIR /srv
COPY requirements.txt .

FROM tools AS checks
RUN pip install ruff

FROM tools
RUN pip install -r requirements.txt
COPY main.py .
USER 1000
CMD ["python", "main.py"]
