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
# The process starts no others and handles the signal itself, so it needs no init. There is no HEALTHCHECK: nothing could answer it honestly yet.
STOPSIGNAL SIGTERM
CMD ["node", "dist/main.js"]
