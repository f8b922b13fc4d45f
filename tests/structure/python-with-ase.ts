import { spawnSync } from 'node:child_process'

/** A Python that has ASE, Debian's first, since a Python of one's own often comes before it; null when there is none. */
export const pythonWithAse: string | null =
  ['/usr/bin/python3', 'python3', 'python'].find(
    python => spawnSync(python, ['-c', 'import ase, numpy'], { stdio: 'ignore' }).status === 0,
  ) ?? null

if (pythonWithAse === null)
  process.stderr.write(
    'tests against ASE are left out: no python3 has it (Debian: apt-get install python3-ase)\n',
  )

/** What a Python script prints as JSON, given JSON on standard input. */
export function askPython<Answer>(script: string, question: unknown): Answer {
  const { status, stdout, stderr } = spawnSync(pythonWithAse as string, [script], {
    input: JSON.stringify(question),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`)
  return JSON.parse(stdout) as Answer
}
