#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { InputError } from '../input/input-error.ts'
import { compareCommand } from './compare.ts'
import { countCommand } from './count.ts'
import { distributionCommand } from './distribution.ts'
import { fitCommand } from './fit.ts'
import { modelsCommand } from './models.ts'
import { serveCommand } from './serve.ts'
import { sitesCommand } from './sites.ts'

const WRONG_INPUT = 2
const FAILURE = 1

const program = new Command('sitescape')
  .description('Surface sites of FCC alloys, and how strongly they bind')
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'sitescape: ')) })

for (const subcommand of [
  distributionCommand(),
  compareCommand(),
  countCommand(),
  sitesCommand(),
  modelsCommand(),
  fitCommand(),
  serveCommand(),
])
  program.addCommand(subcommand.copyInheritedSettings(program).exitOverride())
program.exitOverride()

process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0)
  throw error
})

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
