# Isnad in a container: `docker build -t isnad .`, then see docs/run-it.md.
FROM node:22-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
COPY lib lib
COPY scripts scripts
# Of ONNX Runtime, Node loads one library: the browser's build and those of other systems stay out.
RUN npm ci --omit=dev && sh scripts/slim.sh
COPY src src
RUN node scripts/compile.js

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production ARTICLES_DIR=/data/articles BOT_DB=/data/bot.sqlite INDEX_DIR=/data/index PORT=8080
COPY --from=build /app/node_modules node_modules
COPY package.json ./
COPY embeddings/model embeddings/model
COPY embeddings/reader embeddings/reader
COPY bin bin
COPY lib lib
COPY --from=build /app/dist dist
RUN mkdir -p /data/articles && chown -R node:node /data
USER node
VOLUME /data
HEALTHCHECK --start-period=5m CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "bin/isnad.js", "start"]
