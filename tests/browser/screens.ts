import type { BrowserContextOptions } from 'playwright-core'

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 900 } }

/** As wide as most phones, with a finger in place of a mouse. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
}
