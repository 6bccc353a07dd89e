#!/bin/sh
curl http://x
