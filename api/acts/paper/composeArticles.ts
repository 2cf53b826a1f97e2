import { named, WORDS } from '../../dossiers/receipt/composePlace.ts'
import type { Article } from '../../papers/actPaper.ts'
import type { Text } from '../../papers/receiptPaper.ts'
import { articleIn } from './articleIn.ts'
import { hasSite } from './foundations.ts'
import { people, printed, procedureOf, titleOf, type Writing } from './writing.ts'

type Content = Pick<Article, 'texts' | 'items'>
const plain = (...texts: readonly Text[]): Content => ({ texts, items: [] })

/** What is decided, article by article; both languages have the same ones. */
export function articlesOf(writing: Writing): Article[] {
  const { say } = writing
  const contents = [
    plain(decision(writing)),
    reserves(writing),
    conditions(writing),
    plans(writing),
    settled(writing),
    validity(writing),
    plain([say.notified]),
  ].filter((content) => content !== null)
  return contents.map((content, index) => ({ head: say.article(index + 1), ...content }))
}

function decision(writing: Writing): Text {
  const { facts, language, say } = writing
  const whose = people(facts.applicants, language)
  switch (facts.kind) {
    case 'permit':
      return say.granted(titleOf(writing), whose)
    case 'certificate':
      return say.certified(titleOf(writing), whose)
    case 'refusal':
      return [say.refused]
    case 'deferral':
      return say.deferred(printed(facts.deferral?.until ?? ''))
    case 'attestation':
      return say.deemed(procedureOf(writing), whose)
  }
}

const withArticle = (words: string, article: string | null) => (article ? `${words} (${article})` : words)

/** What the bodies asked for binds whoever is permitted something, as they wrote it. */
function reserves({ facts: { kind, avis }, language, say }: Writing): Content | null {
  const asked = avis.flatMap((one) =>
    one.opinion === 'reserved'
      ? one.items.map((item) =>
          say.reserve(
            named(one, language),
            withArticle(item[language], item.article && articleIn(language, item.article)),
          ),
        )
      : [],
  )
  return (kind === 'permit' || kind === 'certificate') && asked.length > 0
    ? { texts: [[say.reserves]], items: asked }
    : null
}

function conditions({ facts, say }: Writing): Content | null {
  const items = [...(hasSite(facts) ? say.onSite(facts.plans > 0) : []), ...facts.conditions].map(
    (words): Text => [words],
  )
  if (items.length === 0) return null
  return { texts: [[facts.procedure.flow === 'information' ? say.information : say.conditions]], items }
}

/** Of a dossier without any plan nothing is annexed. */
const plans = ({ facts, say }: Writing): Content | null => (facts.plans > 0 ? plain([say.plans]) : null)

const settled = ({ facts: { kind, steps }, say }: Writing): Content | null =>
  (kind === 'permit' || kind === 'certificate') && steps.settledOn
    ? plain([say.settled(printed(steps.settledOn))])
    : null

/** How long it lasts, and by which rule; what nobody could source is said to be confirmed. */
function validity({ facts: { validity: lasting }, language, say }: Writing): Content | null {
  if (!lasting) return null
  const { term, rule } = lasting
  const sure = rule.sureness === 'sourced' ? rule[language] : `${rule[language]} (${say.toConfirm})`
  if (!term) return plain([say.lastsUnknown(sure)])
  return plain([say.lasts(WORDS[language].terms[term.unit](term.length), sure)])
}
