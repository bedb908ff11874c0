/** Contexts of pipelines in front of a variable's name, such as `secrets.` in `${{ secrets.MAIL }}`. */
const context = /^(?:env:|(?:secrets|vars|env|variables|parameters)\.)/i;

/** Values by name, and how messages call where they are from. */
export interface VariableSource {
  readonly name: string;
  readonly values: Readonly<Record<string, string | undefined>>;
}

/**
 * The variables of a pipeline, by what a token names: as it is written, without a pipeline's context in front, and as Azure
 * Pipelines passes a variable to a script, in capitals and with `_` for what is neither letter nor digit.
 */
export class PipelineVariables {
  readonly #sources: readonly VariableSource[];

  /** @param sources The first one that names a variable wins. */
  constructor(sources: readonly VariableSource[]) {
    this.#sources = sources;
  }

  /** A variable that is set to nothing has no value: GitHub Actions passes a secret that is not there so. */
  value(name: string): string | undefined {
    return this.#find(name)?.value || undefined;
  }

  /** The name of the source that sets a variable to nothing. */
  emptyIn(name: string): string | undefined {
    const found = this.#find(name);
    return found?.value === '' ? found.source : undefined;
  }

  #find(name: string): { readonly value: string | undefined; readonly source: string } | undefined {
    const bare = name.replace(context, '');
    const names = [name, bare, environmentForm(name), environmentForm(bare)];
    for (const { name: source, values } of this.#sources) {
      const found = names.find((each) => Object.hasOwn(values, each));
      if (found !== undefined) {
        return { value: values[found], source };
      }
    }
    return undefined;
  }
}

function environmentForm(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, '_').toUpperCase();
}
