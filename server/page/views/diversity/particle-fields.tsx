import { ELEMENT_PROPERTIES, vegardLatticeConstant } from '../../../../src/composition/element-properties.ts'
import { useAddress } from '../../address.ts'
import { compositionOf } from '../../alloy.ts'
import { Choice } from '../../choice.tsx'
import { readFormula } from '../../composition/read-formula.ts'
import { type Fault, faultOf } from '../../fault.ts'
import { Field } from '../../field.tsx'
import { usualParticles } from './usual-particles.ts'

/** Fields of a particle that show what is wrong with them. */
export const PARTICLE_FIELDS = ['particle', 'diameter', 'particles', 'seed']

/** The particle whose surface atoms to count: of a usual size, of any length and cut-off, or of a diameter. */
export function ParticleFields({ fault }: { readonly fault: Fault | null }) {
  const address = useAddress()
  const [particle, diameter] = [address.text('particle'), address.text('diameter')]
  return (
    <fieldset>
      <legend>Particle, a truncated octahedron</legend>
      <div class="fields wide-fields">
        <Choice
          label="Of a usual size"
          name="usualParticle"
          value={particle}
          options={[
            ['', diameter === '' ? 'none, so many sites alone' : 'by its diameter'],
            ...usualParticles(latticeConstantOf(compositionOf(address))),
          ]}
          onChange={chosen => address.set({ particle: chosen, diameter: null })}
        />
        <Field
          label="Length, cut-off"
          unit="atoms"
          name="particle"
          placeholder="9,2"
          value={particle}
          onChange={text => address.set({ particle: text, diameter: null }, { replace: true })}
          fault={faultOf(fault, 'particle')}
        />
        <Field
          label="Or diameter"
          unit="nm"
          name="diameter"
          inputMode="decimal"
          placeholder="5"
          value={diameter}
          onChange={text => address.set({ diameter: text, particle: null }, { replace: true })}
          fault={faultOf(fault, 'diameter')}
        />
        {(particle !== '' || diameter !== '') && (
          <>
            <Field
              label="Particles to simulate"
              name="particles"
              inputMode="numeric"
              placeholder="100"
              value={address.text('particles')}
              onChange={particles => address.set({ particles }, { replace: true })}
              fault={faultOf(fault, 'particles')}
            />
            <Field
              label="Seed"
              name="seed"
              inputMode="numeric"
              placeholder="1"
              value={address.text('seed')}
              onChange={seed => address.set({ seed }, { replace: true })}
              fault={faultOf(fault, 'seed')}
            />
          </>
        )}
      </div>
    </fieldset>
  )
}

/** By Vegard's rule, angstrom; null when the formula cannot be read or an element's is not known. */
function latticeConstantOf(formula: string): number | null {
  const { composition } = readFormula(formula)
  const isKnown =
    composition !== null && [...composition.keys()].every(element => element in ELEMENT_PROPERTIES)
  return isKnown ? vegardLatticeConstant(composition) : null
}
