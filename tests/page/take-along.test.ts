import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { Question } from '../../server/page/ask.ts'
import { cliCommand } from '../../server/page/cli-command.ts'
import { scriptText } from '../../server/page/script-text.ts'
import { ask } from '../../src/question/ask.ts'
import type { OperationName } from '../../src/question/operations.ts'

/** Questions with every way to write a field: numbers, flags, lists, arguments without a flag, characters that a shell knows. */
const QUESTIONS: readonly [OperationName, Question][] = [
  [
    'distribution',
    { model: 'irpdptrhru-oh', composition: 'Ir=0.3,Pt=0.7', layer: ['1=Pt', '2=Ru'], binWidth: 0.05 },
  ],
  ['count', { site: 'bulk', elements: 4, withoutCentre: true, rotations: false, atMost: null }],
  ['compare', { composition: ['Pt', 'IrPt'], model: 'irpdptrhru-oh', descriptors: 'mean' }],
  [
    'joint',
    {
      models: 'agaucupdpt-co,agaucupdpt-h',
      composition: 'AgPd',
      window: ['CO<=0,H>0', 'CO>0,H>0'],
      binWidth: 0.1,
    },
  ],
  [
    'volcano',
    {
      model: 'irpdptrhru-oh',
      composition: ['Pt', 'IrPt'],
      objective: 'expression',
      formula: 'exp(-abs(E - 1.1) / (kB * 300))',
    },
  ],
  ['rank', { model: 'irpdptrhru-oh', compositions: ['Pt', 'IrPt'], objective: 'mean', draws: 100 }],
]

const answerOf = async (operation: OperationName, question: Question) =>
  JSON.parse(JSON.stringify(await ask(operation, given(question))))

/** What the page posts: fields that have a value. */
const given = (question: Question) =>
  Object.fromEntries(Object.entries(question).filter(([, value]) => value != null))

/** Stands for `npx` in the shell, which would look into the registry where the package is not installed. */
const NPX = 'npx() { shift; node dist/src/cli/main.js "$@"; }'

const run = (file: string, words: readonly string[]) =>
  JSON.parse(execFileSync(file, words, { encoding: 'utf8' }))

describe('what is copied from the page', () => {
  it.each(QUESTIONS)(
    'as a command line, %s, gives the answer that was on screen',
    async (operation, question) => {
      const printed = run('sh', ['-c', `${NPX}; ${cliCommand(operation, question)} --json`])
      expect(printed).toEqual(await answerOf(operation, question))
    },
  )

  it.each(QUESTIONS)('as a script, %s, gives the answer that was on screen', async (operation, question) => {
    const printed = run(process.execPath, ['--input-type=module', '--eval', scriptText(operation, question)])
    expect(printed).toEqual(await answerOf(operation, question))
  })

  it('leaves out what has no value, and quotes what a shell would read', () => {
    expect(cliCommand('distribution', { model: "it's", composition: 'Ir 20', target: '', scale: null })).toBe(
      "npx sitescape distribution --model 'it'\\''s' --composition 'Ir 20'",
    )
  })

  it('reads models and rows of this tab from the files that they are downloaded to', () => {
    const question = { model: 'mine', composition: 'Pt' }
    expect(cliCommand('distribution', question, { ownModels: ['mine'], out: 'distribution.svg' })).toBe(
      'npx sitescape distribution --model ./mine.json --composition Pt --out distribution.svg',
    )
    expect(scriptText('distribution', question, ['mine'])).toContain("model: './mine.json'")
    const fit = { csv: 'ensemble,energy', name: 'rows.csv', site: 'fcc111-top', adsorbate: 'OH' }
    expect(cliCommand('fit', fit)).toBe('npx sitescape fit rows.csv --site fcc111-top --adsorbate OH')
    expect(scriptText('fit', fit)).toContain("csv: await readFile('rows.csv', 'utf8')")
  })
})
