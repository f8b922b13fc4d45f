import { type Browser, chromium as playwright } from 'playwright-core'

/** Makes the package unpack the shared libraries that it ships too, so that the machine needs none of its own. */
process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x'

/**
 * WebGL by a software renderer, as the machines of tests have no graphics card. All else is drawn without one, which
 * takes two thirds of the time.
 */
const SOFTWARE_WEBGL = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
]

/** Starts a real, headless Chromium that ships in a development dependency (Linux x64). */
export async function launchChromium(): Promise<Browser> {
  const { default: chromium } = await import('@sparticuz/chromium')
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      '--no-first-run',
      ...SOFTWARE_WEBGL,
    ],
  })
}
