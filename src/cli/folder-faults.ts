import type { ModelFolder } from '../energy/model-folder.ts'

/** Says on stderr which files of a folder cannot be used, and why. */
export function tellFaults(folder: ModelFolder | undefined): void {
  for (const { message } of folder?.faults ?? []) process.stderr.write(`sitescape: ${message}\n`)
}
