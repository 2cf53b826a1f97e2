import { dayText } from '../../../spatial/conformity/figures.ts'
import { asDay } from '../../../spatial/day.ts'
import { dayOf } from '../../clock.ts'
import type { ActLayout } from '../../contract/actsDrafted.ts'
import { type Language, letterhead, nameOf } from '../../dossiers/receipt/composePlace.ts'
import type { ActPaper, ActPart } from '../../papers/actPaper.ts'
import { drawCode } from '../../papers/drawCode.ts'
import type { Text } from '../../papers/receiptPaper.ts'
import { type ActFacts, referenceOf, type SigningFacts } from '../facts.ts'
import { articlesOf } from './composeArticles.ts'
import { foundationsOf, motivesOf } from './composeFoundations.ts'
import { objectOf } from './composeObject.ts'
import { ARABIC } from './words/ar.ts'
import { FRENCH } from './words/fr.ts'
import type { ActWords } from './words/words.ts'
import { titleOf, type Writing } from './writing.ts'

const WORDS: Readonly<Record<Language, ActWords>> = { fr: FRENCH, ar: ARABIC }
const HOUR = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Africa/Casablanca', hour: '2-digit', minute: '2-digit' })

export type ActToCompose = {
  readonly facts: ActFacts
  readonly layout: ActLayout
  readonly draftedAt: Date
  /** What signing gives; a draft has none of it. */
  readonly begun: {
    readonly number: number
    readonly year: number
    readonly signing: SigningFacts
    /** Where anybody checks the act. */
    readonly address: string
  } | null
}

/** An act's words and figures, from what was kept of it and of nothing else: the same ones make the same paper. */
export function composeAct(act: ActToCompose): ActPaper {
  const languages: readonly Language[] = act.layout === 'both' ? ['fr', 'ar'] : [act.layout]
  const [first = 'fr'] = languages
  const { facts, begun, draftedAt } = act
  const reference = begun && referenceOf(begun.number, begun.year)
  const [year = 0, month = 0, day = 0] = dayOf(begun ? new Date(begun.signing.at) : draftedAt)
    .split('-')
    .map(Number)
  const writings = languages.map((language): Writing => ({ facts, language, say: WORDS[language] }))
  return {
    title: WORDS[first].documentTitle(titleOf({ facts, language: first, say: WORDS[first] }), reference),
    language: first,
    day: [year, month, day],
    letterhead: { fr: headOf(facts, 'fr'), ar: headOf(facts, 'ar') },
    draft: begun ? null : { fr: FRENCH.draft, ar: ARABIC.draft },
    qr: begun && {
      svg: drawCode(begun.address),
      alt: WORDS[first].qrAlt,
      captions: writings.map(({ say }) => say.check(begun.address.replace(/^https?:\/\//, ''))),
    },
    parts: writings.map((writing) => partOf(writing, act, reference)),
  }
}

/** A governor's act is the province's, and no commune's. */
const headOf = (facts: ActFacts, language: Language): string[] =>
  facts.kind === 'attestation' ? letterhead(facts, language).slice(0, -1) : letterhead(facts, language)

function partOf(writing: Writing, { begun }: ActToCompose, reference: string | null): ActPart {
  const { facts, language, say } = writing
  const title = titleOf(writing)
  const role = begun?.signing.role ?? (facts.kind === 'attestation' ? 'governor' : 'president')
  return {
    language,
    title,
    number: { label: say.number, value: reference ?? say.noNumber },
    object: say.object,
    facts: objectOf(writing),
    authority: [say.authority(role, facts.commune)],
    ...foundationsOf(writing),
    motives: motivesOf(writing),
    decides: say.decides[facts.kind === 'attestation' ? 'attests' : 'decides'],
    articles: articlesOf(writing),
    signature: begun ? signatureOf(writing, begun.signing) : [[say.unsigned]],
    foot: reference === null ? say.foot(title) : [...say.foot(title), ` ${say.number} `, { figures: reference }],
    page: language === 'fr' ? { before: 'Page', between: 'sur' } : { before: 'الصفحة', between: 'من' },
  }
}

/** Written from what is kept of who signs: the signature itself is in the file, and this is not it. */
function signatureOf({ language, say }: Writing, { by, role, body, at }: SigningFacts): Text[] {
  const when = new Date(at)
  return [
    [say.quality[role]],
    [{ strong: nameOf(by, language) }],
    [nameOf(body, language)],
    [say.signed(dayText(asDay(dayOf(when))), HOUR.format(when))],
  ]
}
