/**
 * Get an environment in which Git answers for the folder it is asked in, in English and without the net: a hook or an
 * alias sets GIT_DIR and its kin for its own repository, and a partial clone would fetch what it lacks.
 */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^GIT_(?:DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|PREFIX)$/.test(name),
  );
  return { ...Object.fromEntries(own), LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1' };
}
