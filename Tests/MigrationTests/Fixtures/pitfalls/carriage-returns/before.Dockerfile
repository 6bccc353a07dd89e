# escape=\
FROM python:3.13-alpine
RUN pip install \
    httpx
CMD ["python", "a.py"]
