import type { DataCoverage } from '../../src/distribution/data-coverage.ts'

interface DataWarningsProps extends DataCoverage {
  /** What the answer itself warns of. */
  readonly warnings?: readonly string[]
  /** Ensembles without data. */
  readonly unseen?: readonly string[]
}

/** What of an answer lies beyond the data of its model; nothing where all is covered. */
export function DataWarnings({
  unseenProbability,
  extrapolatedProbability,
  warnings = [],
  unseen = [],
}: DataWarningsProps) {
  const names = unseen.length > 0 ? ` (${unseen.join(', ')})` : ''
  const sentences =
    warnings.length > 0
      ? warnings.map(warning => `${warning}.`)
      : [
          ...(unseenProbability > 0
            ? [
                `${percent(unseenProbability)} of the sites are on ensembles that the model has no data for${names}; their energies are predicted from the other ensembles.`,
              ]
            : []),
          ...((extrapolatedProbability ?? 0) > 0
            ? [
                `${percent(extrapolatedProbability as number)} of the sites have atom counts outside those of the rows of the fit; their energies are extrapolated.`,
              ]
            : []),
        ]
  return (
    <>
      {sentences.map(sentence => (
        <p key={sentence} class="warning">
          {sentence}
        </p>
      ))}
    </>
  )
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
