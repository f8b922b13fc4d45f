// Remakes the built-in models by the `fit` command: npm run remake-models -- FOLDER, the folder of the DFT rows.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { BUILT_IN_FITS, fitArguments } from './built-in-fits.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('say the folder of the DFT rows')
for (const fit of BUILT_IN_FITS)
  execFileSync(
    process.execPath,
    [
      'dist/src/cli/main.js',
      ...fitArguments(fit, folder),
      '--out',
      join('src/energy/models', `${fit.id}.json`),
    ],
    { stdio: 'inherit' },
  )
