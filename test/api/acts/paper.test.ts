import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActFacts } from '../../../api/acts/facts.ts'
import { composeAct } from '../../../api/acts/paper/composeAct.ts'
import { ACT_KINDS, ACT_LAYOUTS, type ActLayout } from '../../../api/contract/actsDrafted.ts'
import { PaperPress } from '../../../api/papers/press.ts'
import { SIGNING, someFacts } from '../../build/acts.ts'
import { programsMissing, textOfPdf } from '../../build/programs.ts'

const missing = programsMissing('the acts are not read by other programs', ['pdftotext', 'qpdf'])

const folder = mkdtempSync(`${tmpdir()}/rokhas-actes-`)
const press = new PaperPress({ most: 1 })

afterAll(() => {
  press.close()
  rmSync(folder, { recursive: true })
})

const ADDRESS = 'https://rokhas.example.ma/actes/verifier/q0J1kzX9f8m2Qw7LsT4uVg'
const AVIS: ActFacts['avis'] = [
  {
    ...{ nameFr: 'Agence urbaine de Casablanca', nameAr: 'الوكالة الحضرية للدار البيضاء', binding: true },
    ...{
      opinion: 'reserved',
      items: [{ fr: 'Deux places de stationnement', ar: 'مكانان لوقوف السيارات', article: 'PA, art. 12' }],
      on: '2026-11-22',
    },
  },
]

/** What each kind says beside what all say. */
const OF: Readonly<Record<ActFacts['kind'], Partial<ActFacts>>> = {
  permit: { avis: AVIS, conditions: ['Planter deux arbres'] },
  refusal: {
    motives: [
      {
        ...{ ground: 'no_networks', detail: 'Aucun égout à moins de 300 m', article: null },
        detailAr: 'لا توجد شبكة تطهير على أقل من 300 م',
      },
      { ground: 'other', detail: 'Servitude radioélectrique', detailAr: null, article: 'Loi 24-96, article 12' },
    ],
  },
  deferral: { deferral: { ground: 'no_plan', detail: 'Plan attendu', detailAr: null, until: '2028-11-20' } },
  certificate: {
    procedure: {
      ...someFacts().procedure,
      code: 'habiter',
      flow: 'reception',
      nameFr: 'Permis d’habiter',
      nameAr: 'رخصة السكن',
    },
  },
  attestation: {
    silence: { due: '2026-11-20', rule: { fr: 'Loi 55-19.', ar: 'القانون رقم 55.19.', sureness: 'sourced' } },
  },
}

const signing = (kind: ActFacts['kind']) =>
  kind === 'attestation' ? { ...SIGNING, role: 'governor' as const } : SIGNING

const paperOf = (kind: ActFacts['kind'], layout: ActLayout, begun = true) =>
  composeAct({
    ...{ facts: someFacts({ kind, ...OF[kind] }), layout, draftedAt: new Date('2026-11-23T09:00:00Z') },
    begun: begun ? { number: 12, year: 2026, signing: signing(kind), address: ADDRESS } : null,
  })

const paperWith = (more: Partial<ActFacts>) =>
  composeAct({ facts: someFacts(more), layout: 'both', draftedAt: new Date('2026-11-23T09:00:00Z'), begun: null })

const printed = (kind: ActFacts['kind'], layout: ActLayout, begun = true) =>
  press.print({ template: 'act', data: paperOf(kind, layout, begun), madeAt: new Date('2026-11-24T09:00:00Z') })

/** What `qpdf` says of a file, its warnings made errors. */
const checked = (pdf: Uint8Array): string => {
  writeFileSync(`${folder}/acte.pdf`, pdf)
  return execFileSync('qpdf', ['--check', '--warning-exit-0', `${folder}/acte.pdf`], { encoding: 'utf8' })
}

describe.skipIf(missing.length > 0)('an act on paper', () => {
  let all: Map<string, Uint8Array>

  beforeAll(async () => {
    all = new Map()
    for (const kind of ACT_KINDS)
      for (const layout of ACT_LAYOUTS) all.set(`${kind} ${layout}`, await printed(kind, layout))
  }, 60_000)

  test('of every kind and layout is PDF/A-2a, tagged, and whole for qpdf', () => {
    expect(all.size).toBe(15)
    for (const [name, pdf] of all) {
      expect(checked(pdf), name).not.toMatch(/WARNING|error:/)
      const bytes = Buffer.from(pdf).toString('latin1')
      expect(bytes, name).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</)
      expect(bytes, name).toContain('/MarkInfo')
    }
  })

  test('is set in the fonts of the house, whatever others this machine has', () => {
    for (const [name, pdf] of all) {
      const fonts = Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)
      for (const [, font] of fonts)
        expect(['NotoSans-Regular', 'NotoSans-SemiBold', 'Amiri-Regular', 'Amiri-Bold'], name).toContain(font)
    }
  })

  test('says its number, its dossier’s and its days the same in both languages, whoever reads them out', () => {
    for (const [name, pdf] of all) {
      const text = textOfPdf(pdf)
      const times = (what: string) => text.split(what).length - 1
      const parts = name.endsWith('both') ? 2 : 1
      // Once under the title and once at the foot of each page, in each language.
      expect(times('12/2026') - times('.12/2026'), name).toBeGreaterThanOrEqual(2 * parts)
      expect(text, name).toContain('061410141-2026-00012')
      expect(times('24/11/2026'), name).toBe(parts)
      expect(text, name).toContain('12345/C')
      expect(text, name).not.toMatch(/2026\/12|6202|21\/6202/)
      expect(text.replaceAll(/\s/g, ''), name).toContain(ADDRESS.replace('https://', ''))
    }
  })

  test('is signed on a page that says something: its last article stands with its signature', () => {
    for (const [name, pdf] of all) {
      const last = textOfPdf(pdf)
        .split('\f')
        .filter((page) => page.trim() !== '')
        .at(-1)
      expect(last, name).toMatch(/Signé électroniquement|وقع إلكترونيا/)
      expect(last, name).toMatch(/notifié au demandeur|تبلغ هذه الوثيقة/)
    }
  })

  test('carries what it decides and why, each motive with its article', () => {
    const text = (name: string) => textOfPdf(all.get(name) ?? new Uint8Array()).replaceAll(/\s+/g, ' ')
    expect(text('permit fr')).toMatch(
      /Vu la loi 12-90.*Vu le décret 2-18-577.*DÉCIDE.*Article premier.*est délivrée à Amina Tazi/,
    )
    expect(text('permit fr')).toMatch(
      /favorable avec réserves \(avis conforme\).*Agence urbaine de Casablanca : Deux places de stationnement \(PA, art\. 12\).*quarante-huit heures.*Planter deux arbres/,
    )
    expect(text('refusal fr')).toMatch(
      /Considérant : Absence de raccordement .*\(loi 12-90, article 47\)\. Aucun égout .*Loi 24-96, article 12\. Servitude radioélectrique.*est refusée/,
    )
    expect(text('deferral fr')).toMatch(/loi 12-90, article 45.*sursis à statuer .* jusqu’au 20\/11\/2028/)
    expect(text('certificate fr')).toMatch(/L’acte « Permis d’habiter » est délivré à Amina Tazi/)
    expect(text('attestation fr')).toMatch(
      /Le gouverneur de la préfecture de Casablanca.*aucune décision n’est intervenue le 20\/11\/2026.*ATTESTE/,
    )
    expect(text('refusal ar')).toContain('قرار بالرفض')
    expect(text('refusal ar')).toMatch(/لا توجد شبكة تطهير على أقل من 300 م.*القانون رقم ،?24\.96/)
    expect(text('refusal ar')).not.toMatch(/Aucun égout|Loi 24-96/)
    expect(text('permit fr')).toMatch(
      /Le président Karim Bennani Arrondissement d’Aïn-Chock Signé électroniquement le 24\/11\/2026 à \d\d:00/,
    )
  })

  test('annexes plans where there are some, and speaks of none elsewhere', () => {
    const said = (more: Partial<ActFacts>) => JSON.stringify(paperWith(more))
    expect(said({ plans: 2 })).toMatch(/sont annexés à la présente décision.*تلحق بهذا القرار التصاميم/)
    expect(said({ plans: 0 })).not.toMatch(/ne varietur|غير قابلة للتغيير/)
  })

  test('orders nothing of works to come where they are done: a regularisation, a repair', () => {
    const coded = (code: string) => JSON.stringify(paperWith({ procedure: { ...someFacts().procedure, code } }))
    expect(coded('construire')).toContain('quarante-huit heures')
    for (const code of ['regularisation', 'refection']) expect(coded(code)).not.toMatch(/quarante-huit heures|chantier/)
  })

  test('of an arrondissement names no article that was read of the president of a commune', () => {
    const commune = { ...someFacts().commune, kind: 'urban' as const }
    expect(JSON.stringify(paperWith({ commune }))).toContain('113-14 relative aux communes, notamment son article 101')
    expect(JSON.stringify(paperWith({}))).toMatch(/113-14 relative aux communes \([^)]*à confirmer\)/)
  })

  test('that a binding avis refuses is founded on the organic law first', () => {
    const motives: ActFacts['motives'] = [
      { ground: 'binding_avis', detail: 'Avis du 22', detailAr: null, article: null },
    ]
    expect(JSON.stringify(paperWith({ kind: 'refusal', motives }))).toMatch(
      /loi organique 113-14, article 101 ; règlement général de construction de 2013/,
    )
  })

  test('of the same facts is the same bytes', async () => {
    expect(Buffer.from(await printed('permit', 'both')).equals(Buffer.from(all.get('permit both') ?? []))).toBe(true)
  })

  test('that is a draft says so on every page, has no number, no signer and no code', async () => {
    const pdf = await printed('permit', 'both', false)
    const pages = textOfPdf(pdf)
      .split('\f')
      .filter((page) => page.trim() !== '')
    for (const page of pages) expect(page.replaceAll(/\s+/g, ' ')).toContain('PROJET SANS VALEUR')
    expect(textOfPdf(pdf)).not.toMatch(/12\/2026 |Signé électroniquement|actes\/verifier/)
    expect(paperOf('permit', 'fr', false)).toMatchObject({ qr: null, draft: { fr: 'PROJET SANS VALEUR' } })
  })
})
