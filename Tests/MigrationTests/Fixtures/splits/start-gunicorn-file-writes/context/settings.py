import os
workers = 2
bind = ["0.0.0.0:80"]  # behind the proxy
pidfile = "/var/run/gunicorn.pid"
accesslog = os.environ.get("LOG", "-")
