import { ensembleAtoms } from '../../../src/environment/ensembles.ts'
import type { DistributionAnswer } from '../../../src/question/distribution.ts'
import { ElementSwatch } from '../composition/element-swatch.tsx'
import { ScrollBox } from '../scroll-box.tsx'

/** What each ensemble is and binds like, strongest first. */
export function EnsemblesTable({ answer }: { readonly answer: DistributionAnswer }) {
  const ensembles = [...answer.ensembles].sort((a, b) => a.mean - b.mean)
  return (
    <ScrollBox label="Ensembles" isTall>
      <table id="ensembles">
        <caption>By ensemble, strongest first</caption>
        <thead>
          <tr>
            <th scope="col">Ensemble</th>
            <th scope="col">Probability</th>
            <th scope="col">Mean / eV</th>
            <th scope="col">SD / eV</th>
            <th scope="col">Range / eV</th>
          </tr>
        </thead>
        <tbody>
          {ensembles.map(({ name, probability, mean, standardDeviation, minimum, maximum, unseen }) => (
            <tr key={name}>
              <th scope="row">
                <span class="ensemble">
                  {ensembleAtoms(name).map((element, atom) => (
                    <ElementSwatch key={atom} element={element} />
                  ))}
                  {name}
                  {unseen && <em class="remark">no data</em>}
                </span>
              </th>
              <td>{probability.toFixed(4)}</td>
              <td>{electronvolts(mean)}</td>
              <td>{standardDeviation.toFixed(4)}</td>
              <td>
                {electronvolts(minimum)} to {electronvolts(maximum)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

const electronvolts = (energy: number): string => energy.toFixed(3).replace('-', '−')
