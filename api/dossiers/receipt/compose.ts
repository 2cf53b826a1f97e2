import { renderSVG } from 'uqr'
import type { Bilingual } from '../../../spatial/bilingual.ts'
import { dayText, figure } from '../../../spatial/conformity/figures.ts'
import { legalZone } from '../../../spatial/crs/legalZones.ts'
import { asDay } from '../../../spatial/day.ts'
import type { ReceiptLanguage } from '../../contract/receipts.ts'
import type { Fact, PaperPart, ReceiptPaper, Section, Text } from '../../papers/receiptPaper.ts'
import type { Party } from '../party.ts'
import { commissionSection, deadlineSection, silenceSection } from './composeDelays.ts'
import type { ReceiptFacts } from './facts.ts'
import { ARABIC } from './words/ar.ts'
import { FRENCH } from './words/fr.ts'
import type { ReceiptWords } from './words/words.ts'

type Language = keyof Bilingual
const WORDS: Readonly<Record<Language, ReceiptWords>> = { fr: FRENCH, ar: ARABIC }

/** A receipt's words and figures, from what was kept on the day of filing and the address where it is followed. */
export function composeReceipt(facts: ReceiptFacts, language: ReceiptLanguage, followAt: string): ReceiptPaper {
  const languages: readonly Language[] = language === 'both' ? ['fr', 'ar'] : [language]
  const [first = 'fr'] = languages
  const [year = 0, month = 0, day = 0] = facts.day.split('-').map(Number)
  return {
    title: WORDS[first].documentTitle(facts.number),
    language: first,
    day: [year, month, day],
    letterhead: { fr: letterhead(facts, 'fr'), ar: letterhead(facts, 'ar') },
    parts: languages.map((code) => partOf({ facts, language: code, say: WORDS[code], followAt })),
  }
}

function letterhead({ commune }: ReceiptFacts, language: Language): string[] {
  const say = WORDS[language]
  const province = language === 'fr' ? commune.provinceFr : commune.provinceAr
  const name = language === 'fr' ? commune.nameFr : commune.nameAr
  return [
    say.kingdom,
    say.province[commune.provinceKind](province),
    `${say.commune[commune.kind](name)} – ${say.counter[commune.filing]}`,
  ]
}

export type Writing = {
  readonly facts: ReceiptFacts
  readonly language: Language
  readonly say: ReceiptWords
  readonly followAt: string
}

function partOf(writing: Writing): PaperPart {
  const { facts, language, say, followAt } = writing
  return {
    language,
    title: say.title,
    number: { label: say.number, value: facts.number },
    filed: filed(writing),
    qr: { svg: renderSVG(followAt, { border: 0, ecc: 'M' }), alt: say.qrAlt, caption: [say.qrCaption] },
    sections: [
      requestSection(writing),
      landSection(writing),
      deadlineSection(writing),
      ...commissionSection(writing),
      silenceSection(writing),
      piecesSection(writing),
      ...awaitedSection(writing),
    ],
    closing: [say.followText(facts.number, withoutNumber(followAt)), [say.asOfFiling], [say.law]],
    foot: say.foot(facts.number),
    page: say.page,
  }
}

/** The address as it is typed: the number is typed there. */
const withoutNumber = (address: string) => address.replace(/^https?:\/\//, '').replace(/\?.*$/, '')

const HOUR = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Africa/Casablanca', hour: '2-digit', minute: '2-digit' })

function filed({ facts, language, say }: Writing): Text {
  const when = say.filed(dayText(asDay(facts.day)), HOUR.format(new Date(facts.filedAt)))
  return facts.filedBy ? [...when, ...say.filedBy(nameOf(facts.filedBy, language))] : when
}

const nameOf = ({ nameFr, nameAr }: Party, language: Language) => (language === 'ar' ? (nameAr ?? nameFr) : nameFr)
const named = ({ nameFr, nameAr }: { readonly nameFr: string; readonly nameAr: string }, language: Language) =>
  language === 'ar' ? nameAr : nameFr

function requestSection({ facts, language, say }: Writing): Section {
  const { procedure, track, title, applicants, designers } = facts
  const version = say.version(dayText(asDay(procedure.validFrom)))
  const people = (list: readonly Party[]): Text => [list.map((party) => nameOf(party, language)).join(' · ')]
  return {
    kind: 'facts',
    title: say.request,
    facts: [
      {
        term: say.procedure,
        value: [{ strong: named(procedure, language) }, ' (', { figures: procedure.number }, `)${version}`],
      },
      ...(track ? [{ term: say.track, value: [say.tracks[track]] }] : []),
      { term: say.subject, value: [title] },
      { term: say.applicants(applicants.length), value: people(applicants) },
      ...(designers.length > 0 ? [{ term: say.designers(designers.length), value: people(designers) }] : []),
    ],
  }
}

function landSection(writing: Writing): Section {
  const { facts, language, say } = writing
  const { land, commune } = facts
  const area: Fact[] = land.areaM2 === null ? [] : [{ term: say.area, value: [areaText(land.areaM2, say)] }]
  const { lengthM = null, widthM = null } = land.trace ?? {}
  const line: Fact[] =
    lengthM === null || widthM === null
      ? []
      : [{ term: say.line, value: [say.lineBy(figure(lengthM), figure(widthM))] }]
  const zone = land.srid === null ? null : legalZone(land.srid)
  return {
    kind: 'facts',
    title: say.land,
    facts: [
      { term: say.communeTerm, value: [named(commune, language)] },
      { term: say.landTitle, value: titleText(writing) },
      ...line,
      ...area,
      ...(zone ? [{ term: say.zone, value: [named(zone, language), ' – ', { figures: `EPSG:${zone.srid}` }] }] : []),
    ],
  }
}

function titleText({ facts: { land }, say }: Writing): Text {
  const kind = say.titles[land.title ?? 'unsaid']
  if (land.title !== 'titled' && land.title !== 'requisition') return [kind]
  return [kind, land.titleNumber === null ? say.withoutNumber : { figures: land.titleNumber }]
}

/** As the land register writes it, and in square metres: an hectare is 100 ares, an are 100 centiares. */
function areaText(m2: number, say: ReceiptWords): string {
  const whole = Math.round(m2)
  const parts = { ha: Math.floor(whole / 10_000), a: Math.floor((whole % 10_000) / 100), ca: whole % 100 }
  return `${say.register(parts)} (${say.squareMetres(figure(m2))})`
}

const FINGERPRINT = 16

function piecesSection({ facts, language, say }: Writing): Section {
  if (facts.pieces.length === 0) return { kind: 'texts', title: say.pieces, texts: [[say.noPieces]], note: null }
  return {
    kind: 'table',
    title: say.pieces,
    columns: [
      { head: say.pieceHead, share: 6 },
      { head: say.pagesHead, share: 1 },
      { head: say.fingerprintHead, share: 2.4 },
    ],
    rows: facts.pieces.map((piece) => [
      { text: [named(piece, language)], under: [{ figures: piece.fileName }] },
      { text: [piece.pages === null ? '–' : { figures: String(piece.pages) }] },
      { text: [{ figures: piece.sha256.slice(0, FINGERPRINT) }] },
    ]),
    note: [say.fingerprintNote],
  }
}

function awaitedSection({ facts: { awaited }, language, say }: Writing): Section[] {
  if (awaited.length === 0) return []
  const list = awaited.map((piece) => named(piece, language)).join(language === 'ar' ? '؛ ' : ' ; ')
  return [{ kind: 'texts', title: say.awaited, texts: [[`${list}.`]], note: [say.awaitedNote] }]
}
