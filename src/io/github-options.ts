import { UsageError } from './command.ts';
import type { GitHubOptions } from './github.ts';

/** Get which repository a command is about, and as whom it asks: an option, else what a workflow is told. Throws `UsageError`. */
export function readGitHubOptions(
  named: string | undefined,
  { GITHUB_REPOSITORY, GITHUB_TOKEN, GITHUB_API_URL }: Readonly<Record<string, string | undefined>>,
): GitHubOptions & { readonly token: string } {
  const repository = named ?? GITHUB_REPOSITORY ?? '';
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new UsageError(`${`--repository ${repository}`.trim()}: нужен репозиторий / give the repository: owner/name`);
  }
  if (!GITHUB_TOKEN) {
    throw new UsageError(
      'Нужен токен GitHub в GITHUB_TOKEN; с программой gh — / a token of GitHub is needed in GITHUB_TOKEN; with gh: GITHUB_TOKEN=$(gh auth token) npm run …',
    );
  }
  return { repository, token: GITHUB_TOKEN, baseUrl: GITHUB_API_URL || undefined };
}
