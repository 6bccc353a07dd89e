import os

import redis

queue = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://redis:6379/0"))

while True:
    _, job = queue.blpop("jobs")
    print("done", job.decode(), flush=True)
