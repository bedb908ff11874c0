import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CommandError } from './commandError';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Takes apart the arguments of a command. @throws CommandError for what it does not know, or cannot take. */
export function readArguments<Known extends Options>(args: readonly string[], options: Known) {
  refuseWrongOptions(args, options);
  return parseArgs({ args: [...args], allowPositionals: true, options });
}

function refuseWrongOptions(args: readonly string[], options: Options): void {
  const { tokens } = parseArgs({ args: [...args], allowPositionals: true, options, strict: false, tokens: true });
  const given = new Set<string>();
  for (const token of tokens.filter((each) => each.kind === 'option')) {
    const { name, rawName, value, inlineValue = false } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) {
      const known = Object.keys(options).map((each) => `--${each}`);
      throw new CommandError(`There is no option ${rawName}. There are: ${known.join(', ')}.`);
    }
    if (option.type === 'boolean' && value !== undefined) {
      throw new CommandError(`${rawName} takes no value.`);
    }
    if (option.type === 'string' && (value === undefined || value === '' || (!inlineValue && value.startsWith('-')))) {
      throw new CommandError(`${rawName} needs a value. One that begins with - is given as ${rawName}=VALUE.`);
    }
    if (option.multiple !== true && given.has(name)) {
      throw new CommandError(`${rawName} is given twice. It takes one value.`);
    }
    given.add(name);
  }
}
