/** Contexts of pipelines in front of a variable's name, such as `secrets.` in `${{ secrets.MAIL }}`. */
const context = /^(?:env:|(?:secrets|vars|env|variables|parameters)\.)/i;

/**
 * Looks up what a token names: as it is written, without a pipeline's context in front, and as Azure Pipelines passes a
 * variable to a script, in capitals and with `_` for what is neither letter nor digit.
 * A variable that is set to nothing has no value: GitHub Actions passes a secret that is not there so.
 * @param sources Values by name; the first source that names one wins.
 */
export function pipelineVariables(
  sources: readonly Readonly<Record<string, string | undefined>>[],
): (name: string) => string | undefined {
  return (name) => {
    const bare = name.replace(context, '');
    const names = [name, bare, environmentForm(name), environmentForm(bare)];
    for (const source of sources) {
      const found = names.find((each) => Object.hasOwn(source, each));
      if (found !== undefined) {
        return source[found] === '' ? undefined : source[found];
      }
    }
    return undefined;
  };
}

function environmentForm(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, '_').toUpperCase();
}
