import type { OperationName } from '../../src/question/operations.ts'
import type { Question } from './ask.ts'
import { withFiles } from './cli-command.ts'

/**
 * A module that asks a question through the library and prints the answer as JSON.
 *
 * @param ownModels ids of models that exist in this tab only; the script reads each from a file of its name
 * @example scriptText('count', { site: 'bulk', elements: 5 })
 */
export function scriptText(
  operation: OperationName,
  question: Question,
  ownModels: readonly string[] = [],
): string {
  const { csv, ...plain } = question
  const file = csv == null ? null : literal(String(question.name ?? 'rows.csv'))
  const fields = Object.entries(plain)
    .filter(([, value]) => value != null && value !== '' && value !== false)
    .map(([name, value]) => `  ${name}: ${literal(withFiles(name, value as never, ownModels))},`)
  return [
    ...(file === null ? [] : ["import { readFile } from 'node:fs/promises'"]),
    "import { ask } from 'sitescape'",
    '',
    `const answer = await ask('${operation}', {`,
    ...fields,
    ...(file === null ? [] : [`  csv: await readFile(${file}, 'utf8'),`]),
    '})',
    'console.log(JSON.stringify(answer, null, 2))',
    '',
  ].join('\n')
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'string') return JSON.stringify(value)
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`
}
