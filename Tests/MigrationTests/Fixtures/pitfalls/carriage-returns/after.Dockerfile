# escape=\
FROM dhi.io/python:3.13-alpine-dev
RUN pip install \
    httpx
CMD ["python", "a.py"]
