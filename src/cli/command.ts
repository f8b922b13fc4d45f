import { Command, Option } from 'commander'
import { jsonText } from '../output/json-text.ts'
import { type Result, writerFor } from './out.ts'

/** Options that every command has. */
export interface SharedOptions {
  readonly json?: true | undefined
  readonly out?: string | undefined
}

/** A command with the options that all share. */
export const command = (name: string, description: string, out: 'data' | 'plot'): Command =>
  new Command(name)
    .description(description)
    .option('--json', 'print one JSON document and nothing else')
    .addOption(
      new Option(
        '--out <file>',
        `write a file by its extension: ${out === 'plot' ? '.svg .png .html .vl.json (the plot), ' : ''}.json .csv .parquet (the data)`,
      ),
    )

/**
 * Answers a command: the file first, so that nothing is printed when it cannot be written, then text or JSON.
 *
 * @param answer computes the result, after the file's extension is known to be one that can be written
 */
export async function respond<Answered extends Result>(
  { json, out }: SharedOptions,
  kind: 'data' | 'plot',
  answer: () => Answered | Promise<Answered>,
  text: (result: Answered) => string,
): Promise<void> {
  const write = out === undefined ? undefined : writerFor(out, kind)
  const result = await answer()
  await write?.(result)
  process.stdout.write(json ? jsonText(result.answer) : `${text(result)}\n`)
}
