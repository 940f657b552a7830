import { defineConfig } from "vitest/config";

/** Tests against other people's programs: they install packages, take minutes and need a network. npm run test:servers */
export default defineConfig({
  test: { include: ["test/servers/**/*.long.ts"], testTimeout: 900_000, hookTimeout: 900_000, fileParallelism: false },
});
