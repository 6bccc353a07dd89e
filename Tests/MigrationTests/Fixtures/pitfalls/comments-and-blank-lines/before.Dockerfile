# build image

FROM   node:22-slim    AS   build   
# inside
RUN npm ci \
    # keep the cache small
    --prefer-offline \

    --no-audit
#end without newline
CMD ["node","a.js"]