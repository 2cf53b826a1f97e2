import { dayText } from '../../../spatial/conformity/figures.ts'
import { asDay } from '../../../spatial/day.ts'
import { dayOf } from '../../clock.ts'
import type { MinutesFacts, MinutesLanguage } from '../../contract/commission/minutes.ts'
import type { PersonName } from '../../contract/people.ts'
import type { MinutesBox, MinutesItem, MinutesPaper, MinutesPart } from '../../papers/minutesPaper.ts'
import type { Section, Text } from '../../papers/receiptPaper.ts'
import { ARABIC } from './words/ar.ts'
import { FRENCH } from './words/fr.ts'
import type { MinutesWords } from './words/words.ts'

/** Of one part of a paper. */
export type Language = 'fr' | 'ar'
/** The words of minutes, by language. */
export const WORDS: Readonly<Record<Language, MinutesWords>> = { fr: FRENCH, ar: ARABIC }
const HOUR = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Africa/Casablanca', hour: '2-digit', minute: '2-digit' })

type Composing = { readonly language: MinutesLanguage; readonly draft: boolean }
/** What is written of which facts, in which words. */
export type Writing = { readonly facts: MinutesFacts; readonly language: Language; readonly say: MinutesWords }

/** The words of minutes, from their facts and nothing else. */
export function composeMinutes(facts: MinutesFacts, { language, draft }: Composing): MinutesPaper {
  const languages = languagesOf(language)
  const [first = 'fr'] = languages
  const [year = 0, month = 0, day = 0] = facts.day.split('-').map(Number)
  return {
    title: `${WORDS[first].title} – ${named(facts.unit, first)} – ${dayText(asDay(facts.day))}`,
    language: first,
    day: [year, month, day],
    letterhead: { fr: letterhead(facts, 'fr'), ar: letterhead(facts, 'ar') },
    parts: languages.map((code) => partOf({ facts, language: code, say: WORDS[code] }, draft)),
  }
}

/** French first where both are wanted. */
export const languagesOf = (language: MinutesLanguage): readonly Language[] =>
  language === 'both' ? ['fr', 'ar'] : [language]

/** The head of each page: the kingdom, the unit, its commission. */
export const letterhead = ({ unit }: MinutesFacts, language: Language): string[] => [
  WORDS[language].kingdom,
  named(unit, language),
  WORDS[language].commission,
]

/** A bilingual name; the French one where there is no Arabic. */
export const named = ({ nameFr, nameAr }: { readonly nameFr: string; readonly nameAr: string }, language: Language) =>
  language === 'ar' ? nameAr || nameFr : nameFr

function personIn(person: PersonName, language: Language): string {
  const arabic = [person.givenNameAr, person.familyNameAr].filter(Boolean).join(' ')
  return language === 'ar' && arabic ? arabic : `${person.givenName} ${person.familyName}`
}

const time = (instant: string) => ({ figures: HOUR.format(new Date(instant)) })

function partOf(writing: Writing, draft: boolean): MinutesPart {
  const { facts, language, say } = writing
  return {
    ...{ language, title: say.title, draft: draft ? say.draft : null, page: say.page },
    when: [say.when(dayText(asDay(facts.day)), facts.hour)],
    sections: [heldSection(writing), attendedSection(writing), quorumSection(writing)],
    itemsTitle: say.items,
    items: facts.items.map((item) => itemOf(writing, item)),
    closing: [...noteSection(writing), signatureSection(writing)],
    foot: [`${say.foot} – ${named(facts.unit, language)} – `, { figures: dayText(asDay(facts.day)) }],
  }
}

function heldSection({ facts, language, say }: Writing): Section {
  const there = new Set(facts.attended.flatMap(({ bodyId }) => (bodyId ? [bodyId] : [])))
  const absent = facts.called.filter(({ id }) => !there.has(id)).map((body) => named(body, language))
  return {
    kind: 'facts',
    title: say.commission,
    facts: [
      { term: say.place, value: [facts.place] },
      { term: say.opened, value: [time(facts.openedAt)] },
      { term: say.closed, value: [time(facts.closedAt)] },
      {
        term: say.absent,
        value: [absent.length > 0 ? absent.join(language === 'ar' ? '، ' : ', ') : say.nobodyAbsent],
      },
    ],
  }
}

function attendedSection({ facts, language, say }: Writing): Section {
  const { who, as, from, to } = say.columns
  return {
    kind: 'table',
    title: say.attended,
    columns: [
      { head: who, share: 5 },
      { head: as, share: 3 },
      { head: from, share: 2 },
      { head: to, share: 2 },
    ],
    rows: facts.attended.map((one) => {
      const body = facts.called.find(({ id }) => id === one.bodyId)
      const person = one.person ? personIn(one.person, language) : (one.name ?? '')
      return [
        { text: [body ? named(body, language) : person], ...(body && { under: [person] }) },
        { text: [say.capacities[one.capacity]] },
        { text: [time(one.from)] },
        { text: [one.to ? time(one.to) : say.untilTheEnd] },
      ]
    }),
    note: null,
  }
}

/** How many bodies were needed, when the quorum was met or lost, and how sure its rule is. */
export function quorumSection({ facts, language, say }: Writing): Section {
  const { needed, called, rule, changes } = facts.quorum
  const sure = rule.sureness === 'sourced' ? rule[language] : `${say.toConfirm} – ${rule[language]}`
  return {
    kind: 'texts',
    title: say.quorum,
    texts: [
      [say.quorumNeeded(needed, called)],
      ...changes.map(({ event, at }): Text => [time(at), ` – ${say.quorumChanges[event]}`]),
    ],
    note: [sure],
  }
}

type Item = MinutesFacts['items'][number]

/** One dossier as the commission examined it: when, what it concluded, the box of each body. */
export function itemOf({ language, say }: Writing, item: Item): MinutesItem {
  const outcome = item.outcome ? say.outcomes[item.outcome] : say.putOff
  const times = [item.calledAt, item.endedAt].flatMap((at) => (at ? [time(at)] : []))
  const facts = [
    { term: say.procedure, value: [`${named(item.procedure, language)} – ${named(item.commune, language)}`] },
    ...(times.length > 0 ? [{ term: say.examined, value: between(times) }] : []),
    { term: say.outcome, value: [{ strong: outcome }] },
    ...(item.reason ? [{ term: say.reason, value: [item.reason] }] : []),
  ]
  return {
    heading: [`${item.rank}. `, { figures: item.number }, ` – ${item.title}`],
    facts: { kind: 'facts', title: '', facts },
    boxes: item.avis.map((avis) => boxOf({ language, say }, avis)),
    note: item.note,
  }
}

const between = (times: readonly { readonly figures: string }[]): Text =>
  times.flatMap((one, nth) => (nth === 0 ? [one] : [' – ', one]))

function boxOf({ language, say }: Pick<Writing, 'language' | 'say'>, avis: Item['avis'][number]): MinutesBox {
  const { body, binding, opinion, items, by, at } = avis
  return {
    body: named(body, language) + (binding ? ` (${say.binding})` : ''),
    opinion: opinion ? say.opinions[opinion] : say.noAvis,
    items: items.map((item) => item[language]),
    by:
      by && at
        ? [`${personIn(by, language)}, `, { figures: `${dayText(dayOf(new Date(at)))} ${HOUR.format(new Date(at))}` }]
        : [],
  }
}

const noteSection = ({ facts, say }: Writing): Section[] =>
  facts.note ? [{ kind: 'texts', title: say.observations, texts: [[facts.note]], note: null }] : []

const signatureSection = ({ say }: Writing): Section => ({
  kind: 'texts',
  title: say.signatures,
  texts: [[say.signaturesText]],
  note: [say.law],
})
