import { dayText } from '../../../spatial/conformity/figures.ts'
import { asDay } from '../../../spatial/day.ts'
import type { ReceiptLanguage } from '../../contract/receipts.ts'
import { drawCode } from '../../papers/drawCode.ts'
import type { PaperPart, ReceiptPaper, Section, Text } from '../../papers/receiptPaper.ts'
import { tableSection } from '../../papers/tableSection.ts'
import type { Party } from '../party.ts'
import { commissionSection, deadlineSection, silenceSection } from './composeDelays.ts'
import { type Language, landSection, letterhead, named, nameOf, WORDS } from './composePlace.ts'
import type { ReceiptFacts } from './facts.ts'
import type { ReceiptWords } from './words/words.ts'

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
    qr: { svg: drawCode(followAt), alt: say.qrAlt, caption: [say.qrCaption] },
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

const FINGERPRINT = 16

function piecesSection({ facts, language, say }: Writing): Section {
  return tableSection({
    title: say.pieces,
    none: say.noPieces,
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
  })
}

function awaitedSection({ facts: { awaited }, language, say }: Writing): Section[] {
  if (awaited.length === 0) return []
  const list = awaited.map((piece) => named(piece, language)).join(language === 'ar' ? '؛ ' : ' ; ')
  return [{ kind: 'texts', title: say.awaited, texts: [[`${list}.`]], note: [say.awaitedNote] }]
}
