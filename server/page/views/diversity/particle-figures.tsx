import { kindFigures, particleFigures, particleLine } from '../../../../src/question/diversity-figures.ts'
import type { ParticleAnswer } from '../../../../src/question/particle.ts'
import { FigureTable } from '../../figure-table.tsx'

/** A particle: its surface atoms by kind, and how many different environments it shows. */
export const ParticleFigures = ({ particle }: { readonly particle: ParticleAnswer }) => (
  <>
    <h2>Particle</h2>
    <p>{particleLine(particle)}</p>
    <div class="panels">
      <FigureTable caption="Surface atoms by kind" table={kindFigures(particle)} />
      <FigureTable caption="One particle, and a gram of them" table={particleFigures(particle)} />
    </div>
  </>
)
