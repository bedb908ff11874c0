import { globMatcher } from '../config/globs/globMatcher';

/** The prefix of a variable's name in a pipeline, such as `secrets.` in `${{ secrets.MAIL }}`. */
const context = /^(?:env:|(?:secrets|vars|env|variables|parameters)\.)/i;

/**
 * A source of pipeline variables, such as the environment of the process or a file: the values by the variables' names,
 * and the name of the source for messages.
 */
export interface VariableSource {
  readonly name: string;
  readonly values: Readonly<Record<string, string | undefined>>;
}

/**
 * Looks up the variables of a pipeline by the name in a token, such as `MAIL` in `#{MAIL}#`. The name is tried as
 * written and without a prefix such as `secrets.`, and then both in the form in which Azure Pipelines passes a variable
 * to scripts: in capitals, with `_` for every character that is not an ASCII letter or digit.
 */
export class PipelineVariables {
  readonly #sources: readonly VariableSource[];

  /** @param sources The sources to search, in this order. The first source that contains a variable wins. */
  constructor(sources: readonly VariableSource[]) {
    this.#sources = sources;
  }

  /**
   * The value of a variable; undefined when no source contains the variable. An empty value gives undefined, too,
   * because GitHub Actions passes a missing secret as an empty value.
   */
  value(name: string): string | undefined {
    return this.#find(name)?.value || undefined;
  }

  /**
   * The name of the source that sets a variable to an empty value; undefined when the variable has a value or is not
   * set.
   */
  emptyIn(name: string): string | undefined {
    const found = this.#find(name);
    return found?.value === '' ? found.source : undefined;
  }

  #find(name: string): { readonly value: string | undefined; readonly source: string } | undefined {
    const bare = withoutContext(name);
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

/**
 * The variables of a process that it may put into settings files: those whose names match one of the globs, without case. A
 * file of the workspace must not be able to read all others by its tokens.
 */
export function allowedVariables(
  variables: Readonly<Record<string, string | undefined>>,
  globs: readonly string[],
): Record<string, string | undefined> {
  const isAllowed = globMatcher(globs, 'name');
  return Object.fromEntries(Object.entries(variables).filter(([name]) => isAllowed(name)));
}

/** The name of a variable of a pipeline without a prefix such as `secrets.`. */
export function withoutContext(name: string): string {
  return name.replace(context, '');
}

/** The name that a variable of a pipeline usually has in the environment of a process, without a prefix such as `secrets.`. */
export function processVariableName(name: string): string {
  return environmentForm(withoutContext(name));
}

/** The name under which Azure Pipelines passes a variable to a script. */
function environmentForm(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, '_').toUpperCase();
}
