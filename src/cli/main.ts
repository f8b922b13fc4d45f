#!/usr/bin/env node
import { createRequire } from 'node:module'
import { Command, CommanderError } from 'commander'
import { InputError } from '../input/input-error.ts'
import { takeModelFolder } from './model-folder-option.ts'
import { refuseRepeats } from './refuse-repeats.ts'

/** Each command is loaded only when it is asked for, since loading is most of a short command's time. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  distribution: async () => (await import('./distribution.ts')).distributionCommand(),
  compare: async () => (await import('./compare.ts')).compareCommand(),
  scan: async () => (await import('./scan.ts')).scanCommand(),
  map: async () => (await import('./map.ts')).mapCommand(),
  optimize: async () => (await import('./optimize.ts')).optimizeCommand(),
  joint: async () => (await import('./joint.ts')).jointCommand(),
  sample: async () => (await import('./sample.ts')).sampleCommand(),
  activity: async () => (await import('./activity.ts')).activityCommand(),
  scaling: async () => (await import('./scaling.ts')).scalingCommand(),
  volcano: async () => (await import('./volcano.ts')).volcanoCommand(),
  alloy: async () => (await import('./alloy.ts')).alloyCommand(),
  count: async () => (await import('./count.ts')).countCommand(),
  diversity: async () => (await import('./diversity.ts')).diversityCommand(),
  environments: async () => (await import('./environments.ts')).environmentsCommand(),
  rank: async () => (await import('./rank.ts')).rankCommand(),
  coverage: async () => (await import('./coverage.ts')).coverageCommand(),
  design: async () => (await import('./design.ts')).designCommand(),
  structure: async () => (await import('./structure.ts')).structureCommand(),
  rows: async () => (await import('./rows.ts')).rowsCommand(),
  sites: async () => (await import('./sites.ts')).sitesCommand(),
  models: async () => (await import('./models.ts')).modelsCommand(),
  validate: async () => (await import('./validate.ts')).validateCommand(),
  forms: async () => (await import('./forms.ts')).formsCommand(),
  fit: async () => (await import('./fit.ts')).fitCommand(),
  serve: async () => (await import('./serve.ts')).serveCommand(),
}

const WRONG_INPUT = 2
const FAILURE = 1

const { version } = createRequire(import.meta.url)('sitescape/package.json') as { version: string }

const program = new Command('sitescape')
  .version(version)
  .description('Surface sites of FCC alloys, and how strongly they bind')
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'sitescape: ')) })

const name = process.argv[2] ?? ''
const asked = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
for (const load of asked === undefined ? Object.values(COMMANDS) : [asked])
  program.addCommand((await load()).copyInheritedSettings(program).exitOverride())
program.exitOverride()
for (const own of program.commands) {
  takeModelFolder(own)
  refuseRepeats(own)
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.stderr.write(`sitescape: cannot print: ${error.message}\n`)
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : FAILURE)
})
process.stderr.on('error', () => {})

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_INPUT
  else if (error instanceof InputError) {
    process.stderr.write(`sitescape: ${error.message}\n`)
    process.exitCode = WRONG_INPUT
  } else {
    process.stderr.write(`sitescape: ${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = FAILURE
  }
}
