import { existsSync } from 'node:fs'
import { lineIn, moduleUrl, thrownText } from '../input/foreign-value.ts'
import { InputError } from '../input/input-error.ts'

/**
 * What a module exports: its default export if that is an object, else all that it exports by name. The module runs with
 * all the rights of this process, once however often it is loaded.
 *
 * @throws InputError when there is no such file or it fails as it loads
 * @example (await loadModule('./my-model.mjs')).id
 */
export async function loadModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  if (!existsSync(path)) throw new InputError(`cannot read the code model ${path}`)
  const url = moduleUrl(path)
  let exported: Record<string, unknown>
  try {
    exported = await importedOrStuck(url, path)
  } catch (error) {
    const line = lineIn(url, error)
    const place = line === undefined ? path : `${path} (${line})`
    // Where a module does not parse, Node tells no one but who runs it by itself.
    const hint = line === undefined && error instanceof SyntaxError ? ` (node ${path} shows where)` : ''
    throw new InputError(`the code model ${place} fails as it loads: ${thrownText(error)}${hint}`)
  }
  const whole = exported.default
  return typeof whole === 'object' && whole !== null ? (whole as Record<string, unknown>) : exported
}

/** Exit code where a module ends the process, as for other wrong input. */
const ENDED = 2

/** A module whose top level waits for what never comes would else end the process without a word. */
const importedOrStuck = (url: string, path: string): Promise<Record<string, unknown>> =>
  new Promise((resolve, reject) => {
    const ended = () => {
      process.stderr.write(`sitescape: the code model ${path} ends the process as it loads\n`)
      process.exitCode = ENDED
    }
    const stuck = () => {
      process.off('exit', ended)
      reject(new Error('its top level waits for something that never comes'))
    }
    process.once('beforeExit', stuck)
    process.once('exit', ended)
    import(url).then(resolve, reject).finally(() => {
      process.off('beforeExit', stuck)
      process.off('exit', ended)
    })
  })
