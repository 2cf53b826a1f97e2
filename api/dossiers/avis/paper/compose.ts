import type { Bilingual } from '../../../../spatial/bilingual.ts'
import { dayText } from '../../../../spatial/conformity/figures.ts'
import { asDay } from '../../../../spatial/day.ts'
import { dayOf } from '../../../clock.ts'
import type { AvisItem } from '../../../contract/avis/items.ts'
import type { AvisFacts } from '../../../contract/avis/paper.ts'
import type { PersonName } from '../../../contract/people.ts'
import type { ReceiptLanguage } from '../../../contract/receipts.ts'
import type { AvisPaper, AvisPart } from '../../../papers/avisPaper.ts'
import type { PaperCell, Section } from '../../../papers/receiptPaper.ts'
import { tableSection } from '../../../papers/tableSection.ts'
import { ARABIC } from './ar.ts'
import { findingsSections } from './findingsPart.ts'
import { FRENCH } from './fr.ts'
import { inItsDirection } from './inItsDirection.ts'
import type { AvisWords } from './words.ts'

type Language = keyof Bilingual
type Named = { readonly nameFr: string; readonly nameAr: string }
const WORDS: Readonly<Record<Language, AvisWords>> = { fr: FRENCH, ar: ARABIC }

/** How it is printed: of one that was replaced the paper nobody signed says so; a signed one says who signs it. */
export type Printing = {
  readonly language: ReceiptLanguage
  readonly isLast: boolean
  readonly signer?: PersonName
}

type Writing = AvisFacts & Omit<Printing, 'language'> & { readonly language: Language; readonly say: AvisWords }

/** The words and figures of an avis, from what is kept of it. */
export function composeAvis(facts: AvisFacts, { language, ...printing }: Printing): AvisPaper {
  const languages: readonly Language[] = language === 'both' ? ['fr', 'ar'] : [language]
  const [first = 'fr'] = languages
  const [year = 0, month = 0, day = 0] = givenOn(facts).split('-').map(Number)
  const head = (code: Language) => [WORDS[code].kingdom, nameIn(facts.body, code)]
  return {
    title: WORDS[first].documentTitle(facts.number ?? ''),
    language: first,
    day: [year, month, day],
    letterhead: { fr: head('fr'), ar: head('ar') },
    parts: languages.map((code) => partOf({ ...facts, ...printing, language: code, say: WORDS[code] })),
  }
}

const nameIn = ({ nameFr, nameAr }: Named, language: Language) => (language === 'fr' ? nameFr : nameAr)
const givenOn = ({ avis }: AvisFacts) => dayOf(new Date(avis.at))

function partOf(writing: Writing): AvisPart {
  const { say, language, number, avis, body, isLast, signer } = writing
  const shown = number ?? say.withoutNumber
  const until = avis.until ? say.until(dayText(asDay(avis.until))) : []
  return {
    language,
    title: say.title,
    number: { label: say.number, value: shown },
    opinion: [say.opinions[avis.opinion], ...until],
    sections: [requestSection(writing), itemsSection(writing), ...findingsSections(writing)],
    giver: {
      heading: say.givenBy,
      lines: [
        say.name(avis.by ? personIn(avis.by, language) : '–'),
        [nameIn(body, language)],
        say.at(dayText(asDay(givenOn(writing)))),
        signer ? say.signedBy(personIn(signer, language)) : [say.unsigned],
      ],
    },
    closing: [...(isLast || signer ? [] : [[say.replaced]]), [say.fee]],
    foot: say.foot(shown, nameIn(body, language)),
    page: say.page,
  }
}

function personIn(by: PersonName, language: Language): string {
  const arabic = language === 'ar' && by.givenNameAr && by.familyNameAr
  return arabic ? `${by.givenNameAr} ${by.familyNameAr}` : `${by.givenName} ${by.familyName}`
}

function requestSection({ say, language, ...facts }: Writing): Section {
  const { procedure, title, commune, body, binding, askedOn, round } = facts
  return {
    kind: 'facts',
    title: say.request,
    facts: [
      { term: say.procedure, value: [nameIn(procedure, language)] },
      { term: say.subject, value: [title] },
      { term: say.commune, value: [nameIn(commune, language)] },
      { term: say.body, value: [nameIn(body, language)] },
      { term: say.weight, value: [binding ? say.binding : say.consultative] },
      { term: say.asked, value: [dayText(asDay(askedOn))] },
      { term: say.round, value: [{ figures: String(round) }] },
    ],
  }
}

function itemsSection({ say, language, avis }: Writing): Section {
  return tableSection({
    title: say.items[avis.opinion],
    none: say.none,
    columns: [
      { head: say.head, share: 5 },
      { head: say.articleHead, share: 2 },
    ],
    rows: avis.items.map((item) => rowOf(item, { say, language })),
  })
}

function rowOf(item: AvisItem, { say, language }: Pick<Writing, 'say' | 'language'>): PaperCell[] {
  const under = [
    ...(item.document ? say.piece(item.document.fileName) : []),
    ...(item.successive ? [`${item.document ? ' · ' : ''}${say.successive}`] : []),
  ]
  const doubtful = item.rule !== null && item.rule.sureness !== 'sourced'
  return [
    { text: [`${item.nth}. ${item.text[language]}`], ...(under.length > 0 && { under }) },
    { text: [inItsDirection(item.article ?? '–')], ...(doubtful && item.article && { under: [say.toConfirm] }) },
  ]
}
