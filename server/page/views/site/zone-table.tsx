import { Fragment } from 'preact'
import type { PlacedAtom } from '../../../../src/question/site-atoms.ts'
import { ScrollBox } from '../../scroll-box.tsx'
import type { LegendEntry } from './scene.ts'

interface ZoneTableProps {
  /** The atoms of the site, zone after zone. */
  readonly atoms: readonly PlacedAtom[]
  /** angstrom */
  readonly latticeConstant: number
  /** Colours of zones or of elements. */
  readonly legend: readonly LegendEntry[]
  readonly marked: number | null
  /** Told the atom that is pointed at or has the focus, by its place in `atoms`. */
  readonly onMark: (atom: number | null) => void
}

/** The zones of a site, with a button for each atom that marks it in the picture. */
export function ZoneTable(props: ZoneTableProps) {
  const { atoms, latticeConstant, legend } = props
  const zones = [...new Set(atoms.map(({ zone }) => zone as string))]
  return (
    <ScrollBox label="Zones of the site">
      <table class="zones">
        <caption class="unseen">Zones of the site and their atoms</caption>
        <thead>
          <tr>
            <th scope="col">zone</th>
            <th scope="col">atoms</th>
            <th scope="col">layer</th>
            <th scope="col">distance / a</th>
            <th scope="col">/ Å</th>
          </tr>
        </thead>
        <tbody>
          {zones.map(zone => {
            const own = atoms.flatMap((atom, place) => (atom.zone === zone ? [place] : []))
            const { layer, distance } = atoms[own[0] as number] as PlacedAtom
            const colour = colourOf(legend, zone)
            return (
              <Fragment key={zone}>
                <tr>
                  <th scope="row">
                    {colour && <span class="chip" style={{ background: colour }} />}
                    {zone}
                  </th>
                  <td>{own.length}</td>
                  <td>{layer ?? '–'}</td>
                  <td>{distance.toFixed(3)}</td>
                  <td>{(distance * latticeConstant).toFixed(2)}</td>
                </tr>
                <tr class="atoms">
                  <td colSpan={5}>
                    <AtomButtons {...props} zone={zone} places={own} />
                  </td>
                </tr>
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}

interface AtomButtonsProps extends ZoneTableProps {
  readonly zone: string
  /** Of the zone's atoms. */
  readonly places: readonly number[]
}

function AtomButtons({ atoms, legend, marked, onMark, zone, places }: AtomButtonsProps) {
  return places.map((place, index) => {
    const element = atoms[place]?.element ?? null
    return (
      <button
        key={place}
        type="button"
        class={marked === place ? 'atom marked' : 'atom'}
        style={{ borderBottomColor: colourOf(legend, element) }}
        aria-label={`${zone}, atom ${index + 1}${element === null ? '' : `: ${element}`}`}
        onPointerEnter={() => onMark(place)}
        onPointerLeave={() => onMark(null)}
        onFocus={() => onMark(place)}
        onBlur={() => onMark(null)}
      >
        {element ?? index + 1}
      </button>
    )
  })
}

const colourOf = (legend: readonly LegendEntry[], name: string | null): string | undefined =>
  legend.find(own => own.name === name)?.colour
