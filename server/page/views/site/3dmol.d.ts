/** What the site viewer uses of 3Dmol, whose own declarations do not fit its module. */
declare module '3dmol/build/3Dmol.es6-min.js' {
  export interface SphereSpecification {
    readonly center: { readonly x: number; readonly y: number; readonly z: number }
    readonly radius: number
    readonly color: string
    readonly opacity: number
  }

  export interface Viewer {
    addModel(): { addAtoms(atoms: readonly object[]): void }
    removeAllModels(): void
    addSphere(sphere: SphereSpecification): unknown
    removeAllShapes(): void
    setBackgroundColor(colour: string): void
    /** x, y, z of the model's centre, place of the camera, x, y, z, w of the rotation. */
    getView(): number[]
    setView(view: readonly number[]): void
    zoomTo(): void
    zoom(factor: number): void
    /** About an axis of the screen. */
    rotate(degrees: number, axis: 'vx' | 'vy'): void
    render(): void
    resize(): void
    pngURI(): string
  }

  export function createViewer(
    element: HTMLElement,
    options: {
      readonly backgroundColor: string
      /** ms until the pointer counts as resting on an atom. */
      readonly hoverDuration: number
      readonly disableFog: boolean
    },
  ): Viewer
}
