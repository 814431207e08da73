# The whole build happens here; the image below gets its result only.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production \
    DATABASE_URL=file:/data/bot.db
WORKDIR /app
# The folder must belong to the user before it becomes a volume, or SQLite cannot write to it.
RUN mkdir /data && chown node:node /data
COPY package.json manifest.yml ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
VOLUME /data
# The process starts no others and handles the signal itself, so it needs no init.
# Only OPS_PORT makes it answer questions; without it the check says nothing. Whether it can do its work is asked at /readyz: a restart mends neither Slack nor a disk.
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s CMD ["node", "--eval", "const { OPS_PORT: port, OPS_HOST: given = '' } = process.env; const host = ['', '0.0.0.0', '::'].includes(given) ? '127.0.0.1' : given.includes(':') ? '[' + given + ']' : given; if (port) fetch('http://' + host + ':' + port + '/healthz', { signal: AbortSignal.timeout(4000) }).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1));"]
STOPSIGNAL SIGTERM
CMD ["node", "dist/main.js"]
