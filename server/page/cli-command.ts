import type { OperationName } from '../../src/question/operations.ts'
import type { Question } from './ask.ts'

/** Fields that the command line takes as arguments, without a flag. */
const ARGUMENTS: Readonly<Partial<Record<OperationName, string>>> = {
  compare: 'composition',
  sites: 'site',
  fit: 'name',
  validate: 'name',
  forms: 'name',
}

/** Fields that hold what the command line reads from a file. */
const CONTENTS = new Set(['csv', 'files', 'ownModels'])

/**
 * The command line that asks a question.
 *
 * @param ownModels ids of models that exist in this tab only; the command reads each from a file of its name
 * @param out a file to write
 * @example cliCommand('distribution', { model: 'irpdptrhru-oh', composition: 'IrPt', binWidth: 0.02 })
 * // 'npx sitescape distribution --model irpdptrhru-oh --composition IrPt --bin-width 0.02'
 */
export function cliCommand(
  operation: OperationName,
  question: Question,
  { ownModels = [], out }: { readonly ownModels?: readonly string[]; readonly out?: string } = {},
): string {
  const argument = ARGUMENTS[operation]
  const fields = Object.entries(question)
    .filter(([name, value]) => value != null && value !== '' && value !== false && !CONTENTS.has(name))
    .map(([name, value]) => [name, withFiles(name, value as Value, ownModels)] as const)
  const words = [
    ...fields.filter(([name]) => name === argument).flatMap(([, value]) => texts(value)),
    ...fields.filter(([name]) => name !== argument).flatMap(([name, value]) => flagged(name, value)),
    ...(out === undefined ? [] : ['--out', out]),
  ]
  return ['npx', 'sitescape', operation, ...words.map(quoted)].join(' ')
}

type Value = NonNullable<Question[string]>

const texts = (value: Value): string[] => [value].flat().map(String)

function flagged(name: string, value: Value): string[] {
  const flag = `--${kebab(name)}`
  return value === true ? [flag] : texts(value).flatMap(text => [flag, text])
}

/** `binWidth` as `bin-width`. */
const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** Models of the tab by the files that they are downloaded to. */
export function withFiles(name: string, value: Value, ownModels: readonly string[]): Value {
  if (name !== 'model' && name !== 'models') return value
  const inFile = (text: string) =>
    text
      .split(',')
      .map(id => (ownModels.includes(id) ? `./${id}.json` : id))
      .join(',')
  return Array.isArray(value) ? value.map(text => inFile(String(text))) : inFile(String(value))
}

/** A word of a POSIX shell, in single quotes where it needs them. */
const quoted = (word: string): string =>
  /^[\w.,:=@%+/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
