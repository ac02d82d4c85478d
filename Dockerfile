# The pinned Node comes with the packages; the base image only has to run it.
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV HUSKY=0
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY web/package.json web/
COPY scripts/runtime.mjs scripts/prepare.mjs scripts/
RUN npm ci --loglevel=error
COPY . .
RUN npm run build && rm -rf node_modules && NODE_ENV=production npm ci --omit=dev --loglevel=error

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 WASL_DATA=/data PATH=/app/node_modules/.bin:$PATH
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=root:root /app/node_modules node_modules
COPY --from=build --chown=root:root /app/package.json package.json
COPY --from=build --chown=root:root /app/shared shared
COPY --from=build --chown=root:root /app/server server
COPY --from=build --chown=root:root /app/scripts scripts
COPY --from=build --chown=root:root /app/web/dist web/dist
COPY --from=build --chown=root:root /app/web/src/gql web/src/gql
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD node -e "fetch('http://127.0.0.1:'+(process.env.PORT||4000)+'/readyz').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "server/src/main.ts"]
