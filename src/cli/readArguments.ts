import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CommandError } from './commandError';
import type { CommandHelp } from './commandHelp';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Splits the arguments of a command into options and the other words.
 * @throws CommandError when an option is unknown, has a missing or unexpected value, or is given twice but accepts only
 * one value.
 */
export function readArguments<Known extends Options>(args: readonly string[], options: Known) {
  refuseWrongOptions(args, options);
  return parseArgs({ args: [...args], allowPositionals: true, options });
}

/**
 * The value of an option that accepts only certain values.
 * @throws CommandError for any other value; its message lists the accepted values.
 */
export function readChoice<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((each) => each === value);
  if (choice === undefined) {
    const quoted = choices.map((each) => `\`${each}\``);
    const last = quoted.at(-1) ?? '';
    const list = quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} or ${last}`;
    throw new CommandError(`Unknown value “${value}” for ${option}. Use ${list}.`);
  }
  return choice;
}

/**
 * Makes the error for a command line without a required argument.
 * @param missing The missing argument as the subject of the sentence, such as “The solution”.
 */
export function missingArgument(missing: string, { example }: CommandHelp): CommandError {
  return new CommandError(`${missing} is missing. Example: ${example}`);
}

function refuseWrongOptions(args: readonly string[], options: Options): void {
  const { tokens } = parseArgs({ args: [...args], allowPositionals: true, options, strict: false, tokens: true });
  const given = new Set<string>();
  for (const token of tokens.filter((each) => each.kind === 'option')) {
    const { name, rawName, value, inlineValue = false } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) {
      const known = Object.keys(options).map((each) => `--${each}`);
      throw new CommandError(`Unknown option ${rawName}. Known options: ${known.join(', ')}.`);
    }
    if (option.type === 'boolean' && value !== undefined) {
      throw new CommandError(`${rawName} does not accept a value. Remove “=${value}”.`);
    }
    if (option.type === 'string' && (value === undefined || value === '' || (!inlineValue && value.startsWith('-')))) {
      throw new CommandError(`${rawName} needs a value. If the value starts with -, write ${rawName}=VALUE.`);
    }
    if (option.multiple !== true && given.has(name)) {
      throw new CommandError(`${rawName} is given twice, but accepts one value. Remove one of the two.`);
    }
    given.add(name);
  }
}
