/** What a command is given: words from argv, the environment, and where its words and answers go. */
import type { ErrorCode } from '../../shared/contract/errors.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { WordKey, WordValues } from '../../shared/words/words.ts';
import { t } from '../../shared/words/words.ts';

export interface CliHost {
  readonly environment: NodeJS.ProcessEnv;
  /** Folder against which paths are read. */
  readonly folder: string;
  /** Folder that holds `out/`, `resources/` and `package.json`. */
  readonly root: string;
  /** The one JSON answer. */
  readonly out: (text: string) => void;
  /** Words for a person, one line each. */
  readonly say: (line: string) => void;
  /** Asks at the terminal without showing what is typed; left out where nobody sits at one. */
  readonly askSecret?: (question: string) => Promise<string>;
}

/** What a command answers: JSON for stdout, and whether the thing it looked at is in order. */
export interface Answer {
  readonly json: unknown;
  readonly exit: 0 | 1;
}

export interface Command {
  readonly name: string;
  /** Names of what stands without `--`, in order. The last may be repeated when `rest` is set. */
  readonly operands: readonly string[];
  readonly rest?: boolean;
  readonly options: Readonly<Record<string, OptionFacts>>;
  run(host: CliHost, words: Words): Promise<Answer>;
}

export interface OptionFacts {
  readonly required?: boolean;
  readonly repeatable?: boolean;
}

/** The words of one call, taken apart and checked. */
export interface Words {
  readonly operands: readonly string[];
  option(name: string): string | undefined;
  options(name: string): readonly string[];
}

export function usage(key: WordKey, values: WordValues = {}, code: ErrorCode = 'USAGE'): AppError {
  return new AppError(code, t(key, values));
}

export const answered = (json: unknown): Answer => ({ json, exit: 0 });
