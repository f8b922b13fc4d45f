// Compiles to dist/, copies beside the code the files that it reads at run time, and bundles the web page.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildPage } from './build-page.js'

const ASSET_FOLDERS = ['src/energy/models']

rmSync('dist', { recursive: true, force: true })
const compiler = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
)
execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
for (const folder of ASSET_FOLDERS)
  cpSync(folder, join('dist', folder), { recursive: true, filter: file => !file.endsWith('.ts') })
chmodSync('dist/src/cli/main.js', 0o755)
await buildPage()
