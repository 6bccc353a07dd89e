# build image

FROM   python:3.13-slim    AS   build   
# inside
RUN pip install \
    # keep the cache small
    --no-cache-dir \

    httpx
#end without newline
CMD ["python","a.py"]