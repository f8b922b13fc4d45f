/** Boltzmann constant, eV/K; exact since 2019 (CODATA 2018: 1.380649e-23 J/K over 1.602176634e-19 J/eV). */
export const BOLTZMANN = 1.380649e-23 / 1.602176634e-19
