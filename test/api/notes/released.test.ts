import { writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withPages } from '../../build/readPdf.ts'
import { type NoteDesk, noteDesk } from './noteDesk.ts'

let desk: NoteDesk

beforeAll(async () => {
  desk = await noteDesk()
})
afterAll(() => desk.close())

type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

/** From the middle of one side of the parcel's outline to the other: the only ink that runs straight for so long so thick. */
function darkSpan({ width, height, data }: Picture): { readonly across: number; readonly down: number } {
  const dark = (x: number, y: number) => (data[(y * width + x) * 4] ?? 255) < 60
  const longest = (length: number, ink: (at: number) => boolean) => {
    let [best, run] = [0, 0]
    for (let at = 0; at < length; at += 1) {
      run = ink(at) ? run + 1 : 0
      best = Math.max(best, run)
    }
    return best
  }
  const middleOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
  const between = (lines: readonly number[]) => {
    const gap = lines.findIndex((at, nth) => nth > 0 && at - (lines[nth - 1] ?? at) > 20)
    return middleOf(lines.slice(gap)) - middleOf(lines.slice(0, gap))
  }
  const all = (length: number) => Array.from({ length }, (_, at) => at)
  const runs = (length: number, of: (at: number) => number, least: number, most: number) =>
    all(length).filter((at) => of(at) >= least && of(at) <= most)
  const columns = runs(width, (x) => longest(height, (y) => dark(x, y)), 260, 340)
  const rows = runs(height, (y) => longest(width, (x) => dark(x, y)), 180, 240)
  return { across: between(columns), down: between(rows) }
}

describe('a released note', () => {
  const released = async (): Promise<string> => {
    await desk.choose('at_once')
    const { number } = (await desk.asked(undefined, desk.citizen)).answer
    await desk.choose('review')
    return number
  }

  test('says zone by zone what is published and what is not, servitudes, and what is unknown', async () => {
    const { content, superseded } = await desk.read(await released())
    expect(superseded).toEqual([])
    expect(content?.zones.map(({ code, areaM2, contact }) => [code, areaM2, contact])).toEqual([
      ['HA', 450, 'part'],
      ['HB', 150, 'part'],
    ])
    const [ha, hb] = content?.zones ?? []
    expect(
      ha?.regulation?.figures
        .filter(({ said }) => said)
        .map(({ parameter, printed, article, label }) => [parameter, printed?.fr, article, label]),
    ).toEqual([
      ['footprint_ratio_max', '35\u00a0%', 'art. 12', 'CUS 35 %'],
      ['height_max_m', undefined, 'art. 14', null],
      ['levels_max', 'R+2', 'art. 14', null],
    ])
    // A règlement that says nothing of green ground or of streets is not one without a rule: all seventeen are listed.
    expect(ha?.regulation?.figures).toHaveLength(17)
    expect(ha?.regulation?.figures.find(({ parameter }) => parameter === 'green_share_min')).toMatchObject({
      ...{ said: false, printed: null, name: { fr: expect.any(String) } },
    })
    expect(hb?.regulation).toBeNull()
    // A strip of 6 m by 20 m.
    expect(content?.servitudes.map(({ nameFr, effect, areaM2 }) => [nameFr, effect, areaM2])).toEqual([
      ['Ligne 60 kV', 'forbids', 120],
    ])
    expect(content?.unknown.map(({ code }) => code)).toEqual([
      'NO_REGULATION',
      'FIGURES_UNPUBLISHED',
      'CADASTRE_UNKNOWN',
      'STREETS_UNKNOWN',
      'OUTLINE_APPROXIMATE',
    ])
    // Approved on 1 February 2020: its declaration of public utility runs ten years.
    expect(content?.validity.until).toBe('2030-02-01')
  })

  test('is printed in both languages, on paper that says the same', async () => {
    const number = await released()
    const response = await fetch(`${desk.server.url}/api/notes/${number}/pdf`)
    expect(response.status).toBe(200)
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (process.env.NOTE_PDF) writeFileSync(process.env.NOTE_PDF, bytes)
    const texts = await withPages(bytes, (pages) => pages.map(({ text }) => text))
    const whole = texts.join('\n')
    for (const said of [number, 'CUS 35 %', 'non publié', 'Ligne 60 kV', 'غير منشور', 'n’en dit rien', '1/1\u202f000'])
      expect(whole).toContain(said)
    const again = new Uint8Array(await (await fetch(`${desk.server.url}/api/notes/${number}/pdf`)).arrayBuffer())
    expect(again).toEqual(bytes)
  })

  test('draws its extract at the scale it says: the parcel of 20 m by 30 m is 2 cm by 3 cm of paper at 1/1000', async () => {
    const response = await fetch(`${desk.server.url}/api/notes/${await released()}/pdf?language=fr`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    // Ten dots a millimetre; the outline is drawn six dots thick around the line it stands for.
    const picture = await withPages(bytes, (pages) => pages[1]?.picture(254))
    if (!picture) throw new Error('the extract is on the second page')
    const { across, down } = darkSpan(picture)
    expect(across / 10).toBeCloseTo(20, 0)
    expect(down / 10).toBeCloseTo(30, 0)
    expect(Math.abs(across - 200)).toBeLessThanOrEqual(2)
    expect(Math.abs(down - 300)).toBeLessThanOrEqual(2)
  })

  test('is superseded once the règlement it rests on has changed, and says by what', async () => {
    const number = await released()
    await sql`update regulation_figure set value = 0.5 where plan_version_id = ${desk.version} and parameter = 'footprint_ratio_max'`.execute(
      desk.database.db,
    )
    const changed = await desk.read(number)
    expect(changed.superseded).toEqual(['regulation'])
    expect(
      changed.content?.zones[0]?.regulation?.figures.find(({ parameter }) => parameter === 'footprint_ratio_max')
        ?.value,
    ).toBe(0.35)
    await desk.ground.servitude('Cimetière', [[-50, -50, 50, 5]])
    expect((await desk.read(number)).superseded).toEqual(['regulation', 'servitudes'])
  })

  test('that was asked before the law changed is made again, and is read again before it is released', async () => {
    const { number } = (await desk.asked(undefined, desk.citizen)).answer
    await sql`update regulation_figure set value = 0.4 where plan_version_id = ${desk.version} and parameter = 'footprint_ratio_max'`.execute(
      desk.database.db,
    )
    const release = () => desk.ask('POST', `/api/notes/${number}/release`, { headers: desk.examiner, body: {} })
    expect(await release()).toMatchObject({ status: 409, answer: { code: 'NOTE_OUTDATED' } })
    expect(
      (await desk.read(number, desk.examiner)).content?.zones[0]?.regulation?.figures.find(
        ({ parameter }) => parameter === 'footprint_ratio_max',
      )?.value,
    ).toBe(0.4)
    expect((await release()).status).toBe(200)
  })
})
