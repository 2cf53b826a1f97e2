import { writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PaperPath, pathsOnPage, sizeMm } from '../../build/pdfPaths.ts'
import { withPages } from '../../build/readPdf.ts'
import { type NoteDesk, noteDesk } from './noteDesk.ts'

let desk: NoteDesk

beforeAll(async () => {
  desk = await noteDesk()
})
afterAll(() => desk.close())

/** Within a fiftieth of a millimetre: the drawing is written to the thousandth. */
const isSize = (path: PaperPath, [width, height]: readonly [number, number]) => {
  const [wide, high] = sizeMm(path)
  return Math.abs(wide - width) < 0.02 && Math.abs(high - height) < 0.02
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

  test.each(['fr', 'ar'])(
    'draws its extract at 1/1000 in %s: 20 m by 30 m are 2 cm by 3 cm of paper, and the bar of 50 m is 5 cm',
    async (language) => {
      const response = await fetch(`${desk.server.url}/api/notes/${await released()}/pdf?language=${language}`)
      const bytes = new Uint8Array(await response.arrayBuffer())
      const paths = await pathsOnPage(bytes, 2)
      // The land as the cadastre has it, and its outline on a white edge.
      expect(paths.filter((path) => path.paint === 'stroke' && isSize(path, [20, 30]))).toHaveLength(3)
      // The bar: five cases of a centimetre that follow each other, ten metres each as its figures say.
      const cases = paths.filter((path) => path.paint === 'both' && isSize(path, [10, 1.4]))
      const lefts = cases.map(({ points }) => Math.min(...points.map(([x]) => x)))
      expect(lefts.map((left) => Math.round((left - (lefts[0] ?? 0)) * 100) / 100)).toEqual([0, 10, 20, 30, 40])
      const [, text = ''] = await withPages(bytes, (pages) => pages.map((page) => page.text))
      // An engine may read the words of a page in Arabic from its other side.
      expect(text).toMatch(/50 m|m 50/)
      expect(text).toContain('1/1\u202f000')
    },
  )

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
