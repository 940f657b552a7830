import type { Run } from "../audit/result.js";

/** Where a CI run came from, as GitHub and GitLab say it; null elsewhere. */
export function ciFacts(env: NodeJS.ProcessEnv): Run["ci"] {
  if (env.GITHUB_ACTIONS === "true") {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
    const url = server && repository && id ? `${server}/${repository}/actions/runs/${id}` : null;
    return { provider: "github", repository: repository ?? null, ref: env.GITHUB_REF ?? null, sha: env.GITHUB_SHA ?? null, url };
  }
  if (env.GITLAB_CI === "true") {
    const { CI_PROJECT_PATH: repository, CI_COMMIT_REF_NAME: ref, CI_COMMIT_SHA: sha, CI_JOB_URL: url } = env;
    return { provider: "gitlab", repository: repository ?? null, ref: ref ?? null, sha: sha ?? null, url: url ?? null };
  }
  return null;
}
