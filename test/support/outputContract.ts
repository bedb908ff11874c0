import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/**
 * Validates output of the command line with its JSON schema, and records which parts of the schema occurred in no
 * output.
 */
export class OutputContract {
  readonly #ajv = new Ajv({ strictTypes: false });
  readonly #schema: Schema;
  readonly #seen = new Set<string>();

  constructor(file: string) {
    this.#schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
    this.#ajv.addSchema(this.#schema, 'output');
  }

  /** Fails when an output does not match the schema. */
  validate(text: string): void {
    const output: unknown = JSON.parse(text);
    assert.ok(this.#ajv.validate('output', output), this.#ajv.errorsText());
    this.#see(this.#schema, '#', output);
  }

  /**
   * The kinds, values, types and list items of the schema that occurred in no output. The tests must cover all of them.
   */
  unseen(): string[] {
    return [...possibilities(this.#schema, '#')].filter((possibility) => !this.#seen.has(possibility));
  }

  #see(schema: Schema, at: string, value: unknown): void {
    if (schema.$ref !== undefined) {
      this.#see(this.#schema.definitions![schema.$ref.split('/').at(-1)!]!, schema.$ref, value);
    }
    if (schema.oneOf) {
      const branch = schema.oneOf.findIndex((_, index) => this.#ajv.validate(`output${at}/oneOf/${index}`, value));
      this.#seen.add(`${at}/oneOf/${branch}`);
      this.#see(schema.oneOf[branch]!, `${at}/oneOf/${branch}`, value);
    }
    this.#seen.add(`${at} is ${JSON.stringify(value)}`);
    this.#seen.add(`${at} is of type ${value === null ? 'null' : typeof value}`);
    if (typeof value !== 'object' || value === null) {
      return;
    }
    for (const [name, member] of Object.entries(value)) {
      const below = schema.properties?.[name];
      if (below) {
        this.#see(below, `${at}/properties/${name}`, member);
      } else if (schema.items) {
        this.#seen.add(`${at}/items`);
        this.#see(schema.items, `${at}/items`, member);
      } else if (schema.additionalProperties) {
        this.#seen.add(`${at}/additionalProperties`);
        this.#see(schema.additionalProperties, `${at}/additionalProperties`, member);
      }
    }
  }
}

function* possibilities(schema: Schema, at: string): Iterable<string> {
  yield* [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])].map(
    (value) => `${at} is ${JSON.stringify(value)}`,
  );
  if (Array.isArray(schema.type)) {
    yield* schema.type.map((type) => `${at} is of type ${String(type)}`);
  }
  for (const [index, branch] of (schema.oneOf ?? []).entries()) {
    yield `${at}/oneOf/${index}`;
    yield* possibilities(branch, `${at}/oneOf/${index}`);
  }
  for (const keyword of ['items', 'additionalProperties'] as const) {
    const below = schema[keyword];
    if (below) {
      yield `${at}/${keyword}`;
      yield* possibilities(below, `${at}/${keyword}`);
    }
  }
  for (const keyword of ['properties', 'definitions'] as const) {
    for (const [name, below] of Object.entries(schema[keyword] ?? {})) {
      yield* possibilities(below, `${at}/${keyword}/${name}`);
    }
  }
}
