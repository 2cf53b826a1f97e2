import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { ensureChromium } from '../../api/setup/system.ts'

const SCREENS = fileURLToPath(new URL('../journey/screens/', import.meta.url))
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const launchOptions = (flags: readonly string[] = []) => ({
  executablePath: ensureChromium(),
  headless: true,
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...FLAGS, ...flags],
})

/** The machine's own Chromium; without a sandbox only where root leaves no other way. */
export const openBrowser = (flags: readonly string[] = []): Promise<Browser> => chromium.launch(launchOptions(flags))

/** A camera that shows a turning shape, so many times a second, and a microphone that beeps, given without asking. */
export const fakeDevices = (fps: number) => [
  `--use-fake-device-for-media-stream=fps=${fps}`,
  '--use-fake-ui-for-media-stream',
]
/** Slowly, for the sake of the machine. */
export const FAKE_DEVICES = fakeDevices(5)

/** The same with a profile of its own, and the means to kill it as a power cut would. */
export async function openKillableBrowser(): Promise<{ browser: Browser; kill: () => Promise<void> }> {
  const server = await chromium.launchServer(launchOptions())
  const browser = await chromium.connect(server.wsEndpoint())
  return { browser, kill: () => server.kill() } // SIGKILL to the whole group of processes
}

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** Passkeys are bound to a name, never to an address: their journeys say `localhost`. */
const THIS_MACHINE = ['127.0.0.1', 'localhost']

type PageOptions = {
  readonly url: string
  readonly viewport: typeof DESKTOP
  readonly faults: string[]
  /** The time at which the page opens; the machine's when it is not said. It passes as everywhere. */
  readonly now?: Date
}

/** Runs in the page, before its own scripts: a clock that is so many milliseconds from the machine's. */
function moveClock(byMs: number): void {
  const Machine = Date
  globalThis.Date = class extends Machine {
    constructor(...given: number[]) {
      super(...((given.length === 0 ? [Machine.now() + byMs] : given) as [number]))
    }
    static override now = () => Machine.now() + byMs
  } as DateConstructor
}

/** A fresh page that fails the test on a script error or on a request that leaves this machine. */
export async function openPage(browser: Browser, { url, viewport, faults, now }: PageOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    hasTouch: viewport.width < 600,
    reducedMotion: 'reduce',
    locale: 'fr-MA',
  })
  // Five pages with pictures share the cores of a small machine.
  context.setDefaultTimeout(90_000)
  if (now) await context.addInitScript(moveClock, now.getTime() - Date.now())
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(`script error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith('http') && !THIS_MACHINE.includes(hostname))
      faults.push(`left the machine: ${request.url()}`)
  })
  await page.goto(url)
  return page
}

/** One a page, never let go: a session that ends takes the page's virtual authenticators with it. */
const devtoolsOf = new WeakMap<Page, CDPSession>()

/** Keeps what a person would see, for a person to look at. Packed loosely: packed well, a picture is four times the work. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const devtools = devtoolsOf.get(page) ?? (await page.context().newCDPSession(page))
  devtoolsOf.set(page, devtools)
  const { data } = await devtools.send('Page.captureScreenshot', { optimizeForSpeed: true })
  mkdirSync(SCREENS, { recursive: true })
  writeFileSync(`${SCREENS}${name}.png`, data, 'base64')
}

type Violation = {
  readonly id: string
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[]
}

/** What axe finds against WCAG 2.2 A and AA, in words. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Through the debugger: the page's own policy refuses injected scripts. Once a document: axe loads for as long as it judges.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    // Of the rules with these tags one alone loads something first, and that is sound and film.
    const options = {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
      preload: { assets: ['media'] },
    }
    return (await axe.run(options)).violations
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary ?? ''}`),
  )
}
