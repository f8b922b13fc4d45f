import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import * as sitescape from '../src/index.ts'

describe('the library', () => {
  it('exports these names', () => {
    expect(Object.keys(sitescape).sort()).toMatchInlineSnapshot(`
      [
        "ELEMENT_COLOURS",
        "FACET_NORMALS",
        "InputError",
        "allSites",
        "builtInModelIds",
        "compareCompositions",
        "comparisonOverlay",
        "compositionFormula",
        "compositionFromAmounts",
        "compositionFromFractions",
        "compositionText",
        "countEnvironments",
        "energyDistribution",
        "energyHistogram",
        "energySymbol",
        "ensembleName",
        "ensembleNames",
        "fillingProbabilities",
        "findSite",
        "fingerprintEnergy",
        "fitModel",
        "loadModel",
        "parseComposition",
        "parseCsvTable",
        "readCsvTable",
        "readTrainingRows",
        "toHtml",
        "toPng",
        "toSvg",
        "unlayered",
        "validateModel",
        "writeWholeFile",
        "zoneFillings",
      ]
    `)
  })

  it('runs the example script against the built package', () => {
    const output = execFileSync(process.execPath, ['--import', 'tsx', 'examples/compare.ts'], {
      encoding: 'utf8',
    })
    expect(output.split('\n')).toEqual([
      'Pt: mean ΔE(*OH) 1.083 eV, 1.000 of the sites in 1.0..1.2 eV',
      'Pt80Ru20: mean ΔE(*OH) 0.922 eV, 0.728 of the sites in 1.0..1.2 eV',
      'Pd50Pt50: mean ΔE(*OH) 1.081 eV, 0.500 of the sites in 1.0..1.2 eV',
      'IrPdPtRhRu: mean ΔE(*OH) 0.746 eV, 0.213 of the sites in 1.0..1.2 eV',
      '',
    ])
  })
})
