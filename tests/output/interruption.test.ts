import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Runs a script that may use `whenStopped` and `say`, which prints at once. */
function run(script: string) {
  const { status, signal, stdout } = spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      `import { writeSync } from 'node:fs'
      import { whenStopped } from ${JSON.stringify(join(process.cwd(), 'src/output/interruption.ts'))}
      const say = text => writeSync(1, text)
      ${script}`,
    ],
    { encoding: 'utf8' },
  )
  return { status, signal, stdout }
}

describe.concurrent('what waits for the process to be stopped', () => {
  it('runs the latest first, skips what was called off, and lets the signal end the process', () => {
    expect(
      run(`
        whenStopped(() => say('first '))
        const callOff = whenStopped(() => say('not this '))
        whenStopped(() => { throw new Error('nor this') })
        whenStopped(() => say('last '))
        callOff()
        process.kill(process.pid, 'SIGINT')
        setTimeout(() => say('too late'), 1000)`),
    ).toEqual({ status: null, signal: 'SIGINT', stdout: 'last first ' })
  })

  it('runs once when the process ends early, and keeps no process alive', () => {
    expect(run(`whenStopped(() => say('once ')); process.exit(3)`)).toEqual({
      status: 3,
      signal: null,
      stdout: 'once ',
    })
    expect(run(`whenStopped(() => {})()`)).toEqual({ status: 0, signal: null, stdout: '' })
  })
})
