import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { InputError } from '../input/input-error.ts'
import { builtInModelIds } from './built-in-models.ts'
import { type CodeModel, isCodeModelPath, validateCodeModel } from './code-model.ts'
import { loadModule } from './load-module.ts'
import type { EnergyModel } from './model.ts'
import { readModelFile } from './model-file.ts'

/** A directory of models that are found by their id, as the built-in ones are. */
export interface ModelFolder {
  readonly path: string
  /** By id, in alphabetical order. */
  readonly models: ReadonlyMap<string, FolderModel>
  readonly faults: readonly FolderFault[]
}

export interface FolderModel {
  readonly file: string
  readonly model: EnergyModel | CodeModel
}

/** Why one file cannot be used, or several that claim one id. */
export interface FolderFault {
  readonly files: readonly string[]
  /** The id that they claim, where it can be read. */
  readonly id: string | undefined
  /** One sentence that names the files. */
  readonly message: string
}

/** Others in the folder, such as a table or a page of notes, are no models; these are npm's own. */
const NO_MODELS = ['package.json', 'package-lock.json']

/**
 * The files of a folder that are to be models: those that end in `.json`, `.js` or `.mjs`, but hidden ones, those in
 * folders of its own, and npm's.
 *
 * @throws InputError when it is not a directory that can be read
 */
export function modelFolderFiles(path: string): string[] {
  try {
    return readdirSync(path)
      .filter(name => (name.endsWith('.json') || isCodeModelPath(name)) && !name.startsWith('.'))
      .filter(name => !NO_MODELS.includes(name))
      .map(name => join(path, name))
      .filter(file => !statSync(file, { throwIfNoEntry: false })?.isDirectory())
      .sort()
  } catch {
    throw new InputError(
      `cannot read the model folder "${path}"; it must be a directory with models as .json, .js or .mjs`,
    )
  }
}

/**
 * Reads the models of a folder, and runs the modules among them. What is wrong with a file is kept, not thrown, so that it
 * spoils no other.
 *
 * @throws InputError when it is not a directory that can be read
 * @example [...(await readModelFolder('examples/models')).models.keys()] // ['d-band-toy', 'd-band-toy-linear']
 */
export async function readModelFolder(path: string): Promise<ModelFolder> {
  const found: FolderModel[] = []
  const faults: FolderFault[] = []
  // One after the other, so that what modules print comes in the same order each time.
  for (const file of modelFolderFiles(path)) {
    const read = await readPlugIn(file)
    if ('model' in read) found.push(read)
    else faults.push(read)
  }
  const ids = [...new Set(found.map(({ model }) => model.id))].sort()
  const models = new Map<string, FolderModel>()
  for (const id of ids) {
    const own = found.filter(({ model }) => model.id === id)
    const fault = clash(
      id,
      own.map(({ file }) => file),
    )
    if (fault === undefined) models.set(id, own[0] as FolderModel)
    else faults.push(fault)
  }
  return { path, models, faults }
}

async function readPlugIn(file: string): Promise<FolderModel | FolderFault> {
  let fields: unknown
  try {
    if (isCodeModelPath(file)) {
      fields = await loadModule(file)
      return withUsableId(file, validateCodeModel(fields as object, `code model ${file}`, file))
    }
    return withUsableId(file, readModelFile(file))
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { files: [file], id: claimedId(fields ?? parsed(file)), message: error.message }
  }
}

/** Where models are named, texts that end like files are paths, and commas part one name from the next. */
function withUsableId(file: string, model: EnergyModel | CodeModel): FolderModel {
  if (/[\s,/\\]/.test(model.id) || /\.(json|m?js)$/.test(model.id))
    throw new InputError(
      `model file ${file}: id "${model.id}" has a comma, a slash or a space, or ends like a file, so it cannot be asked for`,
    )
  return { file, model }
}

function clash(id: string, files: readonly string[]): FolderFault | undefined {
  const isBuiltIn = builtInModelIds().includes(id)
  if (files.length === 1 && !isBuiltIn) return undefined
  const places = isBuiltIn ? [`the built-in ${id}.json`, ...files] : files
  return { files, id, message: `the id "${id}" is that of ${places.join(' and ')}; give each model its own` }
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function claimedId(fields: unknown): string | undefined {
  const id = typeof fields === 'object' && fields !== null && 'id' in fields ? fields.id : undefined
  return typeof id === 'string' ? id : undefined
}
