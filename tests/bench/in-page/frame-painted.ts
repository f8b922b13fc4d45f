/** When the next frame has been laid out and painted, on the clock of the page in ms. */
export const framePainted = (): Promise<number> =>
  new Promise(resolve => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))))
