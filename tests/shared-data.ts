import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The reference data beside the checkout, which only tests read. */
const folder = fileURLToPath(new URL('../../shared/', import.meta.url))

export const sharedIsAbsent = !existsSync(folder)

if (sharedIsAbsent) process.stderr.write(`tests against reference data are left out: there is no ${folder}\n`)

export const sharedFile = (path: string): string => `${folder}${path}`

export const sharedJson = (path: string): unknown => JSON.parse(readFileSync(sharedFile(path), 'utf8'))
