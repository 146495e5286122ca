# The product as one image; ROLE says whether a container is web, worker or both (docs/guides/configuration.md).
FROM node:20-slim AS packages
WORKDIR /srv/chainq
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:20-slim AS build
WORKDIR /srv/chainq
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:20-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/chainq
WORKDIR /srv/chainq
COPY --from=packages /srv/chainq/node_modules node_modules
COPY package.json package-lock.json tsconfig.json vite.config.ts remix.config.js postcss.config.cjs ./
COPY core core
COPY db db
COPY server server
COPY jobs jobs
COPY app app
COPY public public
COPY scripts scripts
COPY --from=build /srv/chainq/build build
RUN mkdir -p /var/lib/chainq && chown node:node /var/lib/chainq
USER node
VOLUME /var/lib/chainq
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "scripts/healthcheck.mjs"]
CMD ["node", "--import", "tsx", "scripts/start.ts"]
