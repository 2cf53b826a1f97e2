import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Browser } from 'playwright-core'
import { openDatabase } from '../../api/db/database.ts'
import { createDatabase, dropDatabase } from '../../api/setup/createDatabase.ts'
import { ensureSignatureTools } from '../../api/setup/system.ts'
import { ensureWebBuild } from '../../api/setup/webBuild.ts'
import { DESKTOP, openBrowser, openPage } from '../build/browser.ts'
import { Dossiers } from '../build/dossiers.ts'
import { keepDocument } from '../build/keptDocument.ts'
import { People } from '../build/people.ts'
import { startServerProcess } from '../build/serverProcess.ts'
import { sharedData } from '../build/sharedData.ts'
import { sheetShown } from '../build/sheetSteps.ts'
import { databaseUrl } from '../build/testCluster.ts'
import type { Bench } from './bench.ts'
import { dossierDatabase } from './dossierDatabase.ts'
import { type Line, median, percentile } from './measure.ts'

const SHEETS = 50
const BAR_MS = 2_000
const TURNS = 7

/** How long a person waits for the first sheet of fifty real ones, from the address to the drawing, in a real browser. */
export async function benchSheets({ cluster }: Pick<Bench, 'cluster'>): Promise<readonly Line[]> {
  const [plan, location] = [sharedData('pdf/plans-edcr/Drawings.pdf'), sharedData('pdf/plans-bops/Plan.pdf')]
  if (plan === null || location === null) return []
  ensureSignatureTools()
  ensureWebBuild()
  const template = await dossierDatabase(cluster.url, 1_000)
  const maintenance = cluster.url('postgres')
  await dropDatabase(maintenance, 'bench_sheets')
  await createDatabase(maintenance, 'bench_sheets', new URL(template).pathname.slice(1))
  const folder = mkdtempSync(`${tmpdir()}/bench-sheets-`)
  // 22 sheets twice, five of them again, and a plan of another office.
  const parts = [plan, '1-22', plan, '1-22', plan, '1-5', location, '1']
  const bind = (path: string) => void execFileSync('qpdf', ['--empty', '--pages', ...parts, '--', path])
  try {
    const took = await firstSheets(databaseUrl(maintenance, 'bench_sheets'), folder, bind)
    return [
      {
        what: `first of ${SHEETS} sheets drawn, from the address; the slowest of ${TURNS} ${Math.round(percentile(took, 1))} ms`,
        ours: `${Math.round(median(took))} ms`,
        against: `${BAR_MS} ms`,
        ratio: BAR_MS / median(took),
        bar: `< ${BAR_MS} ms`,
        held: median(took) < BAR_MS,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
    await dropDatabase(maintenance, 'bench_sheets')
  }
}

async function firstSheets(url: string, folder: string, bind: (path: string) => void): Promise<readonly number[]> {
  process.env.ROKHAS_DATA = folder
  const { cookie, address } = await reader(url, folder, bind)
  const server = await startServerProcess(url)
  const browser = await openBrowser()
  try {
    return await opened(browser, { url: server.url, cookie, address })
  } finally {
    await browser.close()
    server.child.kill('SIGTERM')
    await server.ended
  }
}

/** Whoever owns a dossier with such a plan, signed in, and where it is read. */
async function reader(url: string, folder: string, bind: (path: string) => void) {
  const db = openDatabase(url, { max: 1 })
  try {
    const people = new People(db)
    const person = await people.person()
    const { cookie = '' } = await people.signIn(person)
    const now = new Date()
    const ends_at = new Date(now.getTime() + 8 * 3_600_000)
    await db.updateTable('session').set({ created_at: now, last_seen_at: now, ends_at }).execute()
    const dossierId = await new Dossiers(db).of(person)
    const kept = { dossierId, person, fileName: 'plan.pdf', content: bind, pages: SHEETS }
    const document = await keepDocument(db, folder, kept)
    return { cookie, address: `/dossiers/${dossierId}/plans?document=${document}` }
  } finally {
    await db.destroy()
  }
}

type Reading = { readonly url: string; readonly cookie: string; readonly address: string }

async function opened(browser: Browser, { url, cookie, address }: Reading): Promise<readonly number[]> {
  const page = await openPage(browser, { url, viewport: DESKTOP, faults: [] })
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: url.replace('http:', 'https:'), secure: true }])
  const took: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    await page.goto('about:blank')
    const from = performance.now()
    await page.goto(url + address)
    await sheetShown(page, 1)
    took.push(performance.now() - from)
  }
  return took
}
