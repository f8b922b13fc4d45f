import { spawnSync } from 'node:child_process'

/**
 * What a piece of work takes beyond Node's own memory: the largest resident size of a process that does it, less that of
 * one that only loads the library. Linux only: what `resourceUsage` says would include the process that forked.
 *
 * @param work a module's code after `import * as sitescape from 'sitescape'`
 * @returns megabytes
 */
export const extraMemory = (work: string): number => largestResident(work) - largestResident('')

function largestResident(work: string): number {
  const code = `import * as sitescape from 'sitescape'
${work}
console.log(/VmHWM:\\s+(\\d+) kB/.exec((await import('node:fs')).readFileSync('/proc/self/status', 'utf8'))[1])`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return Number(stdout.trim().split('\n').at(-1)) / 1024
}
