FROM dhi.io/python:3.13-dev AS build
RUN mkdir /work && cd /work && echo a > a && cd / && rm -r /work && mkdir -p /x/y && rm -rf /x
WORKDIR /app
COPY key.pem app.py ./
RUN sha256sum key.pem > sum.txt && rm key.pem

FROM dhi.io/python:3.13
WORKDIR /app
COPY --from=build /app/app.py /app/app.py
COPY --from=build /app/sum.txt /app/sum.txt
CMD ["python", "app.py"]
