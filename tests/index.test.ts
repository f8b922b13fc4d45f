import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import * as sitescape from '../src/index.ts'

describe('the library', () => {
  it('exports these names', () => {
    expect(Object.keys(sitescape).sort()).toMatchInlineSnapshot(`
      [
        "ELEMENT_COLOURS",
        "ELEMENT_PROPERTIES",
        "FACET_NORMALS",
        "InputError",
        "allSites",
        "arrangementDiversity",
        "arrangementProbability",
        "atomGroups",
        "builtInModelIds",
        "canonicalNumber",
        "compareCompositions",
        "comparisonOverlay",
        "compositionFormula",
        "compositionFromAmounts",
        "compositionFromFractions",
        "compositionText",
        "countAllPresent",
        "countAtMost",
        "countEnvironments",
        "countWithAtoms",
        "distinctArrangements",
        "diversityPanels",
        "drawArrangement",
        "drawFingerprint",
        "drawUniformArrangement",
        "drawUniformFingerprint",
        "energyDistribution",
        "energyHistogram",
        "energySymbol",
        "ensembleName",
        "ensembleNames",
        "environmentGrowth",
        "expectedFingerprints",
        "fillingProbabilities",
        "findSite",
        "fingerprintAt",
        "fingerprintCount",
        "fingerprintCursor",
        "fingerprintDiversity",
        "fingerprintEnergy",
        "fingerprintId",
        "fingerprintMultiplicity",
        "fingerprintProbability",
        "fingerprintsById",
        "fingerprintsByProbability",
        "fitModel",
        "loadModel",
        "logSpectrum",
        "meanAtomicMass",
        "nearestTruncatedOctahedron",
        "parseComposition",
        "parseCsvTable",
        "particleDiameter",
        "particleDiversity",
        "poolCounts",
        "readCsvTable",
        "readTrainingRows",
        "sampleFingerprints",
        "seededRandom",
        "siteGroups",
        "sitePicture",
        "sitePictures",
        "sitesNeeded",
        "surfaceAtoms",
        "toHtml",
        "toPng",
        "toSvg",
        "truncatedOctahedron",
        "unlayered",
        "validateModel",
        "vegardLatticeConstant",
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
