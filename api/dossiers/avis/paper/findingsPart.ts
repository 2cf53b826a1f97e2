import type { Bilingual } from '../../../../spatial/bilingual.ts'
import { dayText } from '../../../../spatial/conformity/figures.ts'
import { asDay } from '../../../../spatial/day.ts'
import type { AvisFacts, FindingSaid } from '../../../contract/avis/paper.ts'
import type { PaperCell, Run, Section, Text } from '../../../papers/receiptPaper.ts'
import { tableSection } from '../../../papers/tableSection.ts'
import { inItsDirection } from './inItsDirection.ts'
import type { AvisWords } from './words.ts'

type Writing = Pick<AvisFacts, 'findings'> & { readonly language: keyof Bilingual; readonly say: AvisWords }

/**
 * The special conditions of the règlement and the findings that people judged, as they stood when the avis was given.
 * Nothing of an avis whose facts were kept without them: what was not kept is not said to have been none.
 */
export function findingsSections({ findings, language, say }: Writing): readonly Section[] {
  const words = say.findings
  if (findings === undefined) return []
  if (findings === null) return [{ kind: 'texts', title: words.judged, texts: [[words.noReport]], note: null }]
  const table = (title: string, none: string, found: readonly FindingSaid[]) =>
    tableSection({
      ...{ title, none, note: [words.asOf] },
      columns: [
        { head: words.finding, share: 5 },
        { head: say.articleHead, share: 2 },
        { head: words.verdict, share: 3 },
      ],
      rows: found.map((one) => rowOf(one, { language, words })),
    })
  return [
    table(words.conditions, words.noConditions, findings.filter(isCondition)),
    table(
      words.judged,
      words.noneJudged,
      findings.filter((one) => !isCondition(one)),
    ),
  ]
}

const isCondition = ({ quoted }: FindingSaid) => quoted !== null

type Saying = Pick<Writing, 'language'> & { readonly words: AvisWords['findings'] }

function rowOf({ because, article, quoted, verdict, judged }: FindingSaid, { language, words }: Saying): PaperCell[] {
  // In the language of the paper where the règlement prints it, else in the one it prints.
  const printed = quoted && (quoted[language] ?? quoted.fr ?? quoted.ar)
  return [
    { text: [because[language]], ...(printed && { under: ['« ', inItsDirection(printed), ' »'] }) },
    { text: [inItsDirection(article ?? '–')] },
    { text: [words.verdicts[judged?.verdict ?? verdict]], under: judgedBy({ verdict, judged }, { language, words }) },
  ]
}

function judgedBy({ verdict, judged }: Pick<FindingSaid, 'verdict' | 'judged'>, { language, words }: Saying): Text {
  if (!judged) return [words.nobody]
  const { kind, on, body, toReview } = judged
  const rest: readonly Run[] = toReview ? [`. ${words.toReview}`] : [` – ${words.machine(words.verdicts[verdict])}`]
  const day = dayText(asDay(on))
  return [`${words.kinds[kind]} `, ...words.by(day, language === 'fr' ? body.nameFr : body.nameAr), ...rest]
}
