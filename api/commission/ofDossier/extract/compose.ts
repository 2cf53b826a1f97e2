import { dayText } from '../../../../spatial/conformity/figures.ts'
import { asDay } from '../../../../spatial/day.ts'
import { dayOf } from '../../../clock.ts'
import type { MinutesFacts, MinutesLanguage } from '../../../contract/commission/minutes.ts'
import type { MinutesPaper, MinutesPart } from '../../../papers/minutesPaper.ts'
import type { Section } from '../../../papers/receiptPaper.ts'
import {
  itemOf,
  type Language,
  languagesOf,
  letterhead,
  named,
  quorumSection,
  WORDS,
  type Writing,
} from '../../minutes/compose.ts'
import type { Extract } from '../queries.ts'
import { ARABIC } from './words/ar.ts'
import { FRENCH } from './words/fr.ts'
import type { ExtractWords } from './words/words.ts'

const OWN: Readonly<Record<Language, ExtractWords>> = { fr: FRENCH, ar: ARABIC }

/** The words of an extract, from the facts that were signed and nothing else: which minutes, who was there, this dossier alone. */
export function composeExtract(extract: Extract, language: MinutesLanguage): MinutesPaper {
  const { facts, sealedAt } = extract
  const languages = languagesOf(language)
  const [first = 'fr'] = languages
  const [year = 0, month = 0, day = 0] = dayOf(new Date(sealedAt)).split('-').map(Number)
  const numbers = facts.items.map(({ number }) => number).join(', ')
  return {
    title: `${OWN[first].title} – ${named(facts.unit, first)} – ${dayText(asDay(facts.day))} – ${numbers}`,
    language: first,
    day: [year, month, day],
    letterhead: { fr: letterhead(facts, 'fr'), ar: letterhead(facts, 'ar') },
    parts: languages.map((code) => partOf(extract, { facts, language: code, say: WORDS[code] })),
  }
}

function partOf(extract: Extract, writing: Writing): MinutesPart {
  const { facts, language, say } = writing
  const own = OWN[language]
  const [item] = facts.items
  return {
    ...{ language, title: own.title, draft: null, page: say.page },
    when: [own.only],
    sections: [
      sourceSection(extract, language),
      ...facts.items.map((one) => attendance(facts, one, language)),
      quorumSection(writing),
    ],
    itemsTitle: own.item,
    items: facts.items.map((one) => itemOf(writing, one)),
    closing: [{ kind: 'texts', title: '', texts: [[own.unsigned]], note: [say.law] }],
    foot: [`${own.foot} – `, { figures: item?.number ?? '' }],
  }
}

/** Which minutes it is drawn from, who signed them and the day they were sealed. */
function sourceSection({ facts, sealedAt, sha256, signatures }: Extract, language: Language): Section {
  const own = OWN[language]
  const signed = signatures.map((one) => {
    const day = dayText(asDay(one.day))
    const said = { signed: own.signedOn, refused: own.refusedOn, unsigned: own.unsignedOn }[one.kind]
    return `${named(one, language)} – ${said(day)}`
  })
  return {
    kind: 'facts',
    title: own.source,
    facts: [
      {
        term: own.session,
        value: own.drawnFrom(named(facts.unit, language), dayText(asDay(facts.day)), facts.hour),
      },
      { term: own.sealed, value: [{ strong: dayText(dayOf(new Date(sealedAt))) }] },
      { term: own.signed, value: [signed.join(language === 'ar' ? '؛ ' : ' ; ') || own.nobodySigned] },
      { term: own.fingerprint, value: [{ figures: sha256 }] },
    ],
  }
}

/** Whether each body that was asked about it was there while it was examined, from its call to its end. */
function attendance(facts: MinutesFacts, item: MinutesFacts['items'][number], language: Language): Section {
  const own = OWN[language]
  const from = item.calledAt ?? facts.openedAt
  const to = item.endedAt ?? facts.closedAt
  const there = facts.attended.filter((stay) => stay.from <= to && (stay.to === null || stay.to >= from))
  return {
    kind: 'table',
    title: own.attendance,
    columns: [
      { head: own.body, share: 5 },
      { head: own.attended, share: 2 },
    ],
    rows: item.avis.map(({ body }) => [
      { text: [named(body, language)] },
      { text: [there.some(({ bodyId }) => bodyId === body.id) ? own.there : own.notThere] },
    ]),
    note: null,
  }
}
