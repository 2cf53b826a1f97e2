import type { Bilingual } from '../../../spatial/bilingual.ts'
import type { ProcedureDefinition, StageRule, Track } from '../../contract/procedures/definition.ts'
import type { Finding } from '../../contract/procedures/drafting.ts'
import type { TrackTest } from '../../contract/procedures/trackTests.ts'
import { eventsAfter, eventsOf } from './reachable.ts'

export type Written = { readonly definition: ProcedureDefinition; readonly tests: readonly TrackTest[] }

const fault = (code: string, path: string, fr: string, ar: string): Finding => ({
  ...{ level: 'fault', code, path },
  sentence: { fr, ar },
})
const warning = (code: string, path: string, sentence: Bilingual): Finding => ({
  level: 'warning',
  code,
  path,
  sentence,
})

/**
 * Whether a version holds together: a stage that begins or ends with what cannot happen, one that is counted twice or
 * never, a track without tests, names given twice.
 * @param codes of the other procedures that exist
 */
export const structureFindings = (written: Written, codes: readonly string[]): readonly Finding[] => [
  ...written.definition.stages.flatMap((stage, rank) => stageFindings(written.definition, stage, rank)),
  ...trackFindings(written),
  ...lengthFindings(written.definition),
  ...nameFindings(written),
  ...silenceFindings(written.definition),
  ...filingFindings(written.definition, codes),
]

/** The tracks a dossier of the procedure may be on. */
export function tracksOf({ track }: Pick<ProcedureDefinition, 'track'>): readonly (Track | null)[] {
  return track === 'by_tests' ? ['gp', 'pp'] : [track]
}

function stageFindings({ flow, stages, ...procedure }: ProcedureDefinition, stage: StageRule, rank: number): Finding[] {
  const [at, possible] = [`stages.${rank}`, eventsOf(flow)]
  const found: Finding[] = []
  for (const [path, event] of [
    [`${at}.from`, stage.from] as const,
    ...stage.until.map((one, nth) => [`${at}.until.${nth}`, one] as const),
  ])
    if (!possible.has(event))
      found.push(
        fault(
          'EVENT_NOT_IN_FLOW',
          path,
          `« ${event} » n’arrive jamais dans ce circuit (${flow}).`,
          `«${event}» لا يقع أبدا في هذا المسار (${flow}).`,
        ),
      )
  const after = eventsAfter(flow, stage.from)
  if (found.length === 0 && !stage.until.some((event) => event === stage.from || after.has(event)))
    found.push(
      fault(
        'STAGE_NEVER_ENDS',
        at,
        'Rien de ce qui termine cette étape ne peut arriver après son début.',
        'لا يمكن أن يقع بعد بداية هذه المرحلة أي شيء ينهيها.',
      ),
    )
  if (stage.track !== null && !tracksOf(procedure).includes(stage.track))
    found.push(
      fault(
        'STAGE_NEVER_COUNTED',
        `${at}.track`,
        'Aucun dossier de cette procédure ne suit cette voie : l’étape ne serait jamais comptée.',
        'لا يتبع أي ملف من هذه المسطرة هذا المسلك: لن تحتسب هذه المرحلة أبدا.',
      ),
    )
  const same = stages.findIndex(
    (one) => one.code === stage.code && (one.track === null || stage.track === null || one.track === stage.track),
  )
  if (same < rank)
    found.push(
      fault(
        'STAGE_TWICE',
        at,
        'Cette étape est déjà écrite plus haut pour la même voie : un dossier aurait deux échéances de même nom.',
        'هذه المرحلة مكتوبة أعلاه لنفس المسلك: سيكون للملف أجلان بنفس الاسم.',
      ),
    )
  return found
}

function trackFindings({ definition, tests }: Written): Finding[] {
  if (definition.track === 'by_tests' && tests.length === 0)
    return [
      fault(
        'TRACK_WITHOUT_TESTS',
        'track',
        'La voie est décidée par des critères et il n’y en a aucun.',
        'يحدد المسلك بمعايير ولا يوجد أي معيار.',
      ),
    ]
  if (definition.track !== 'by_tests' && tests.length > 0)
    return [
      warning('TESTS_WITHOUT_TRACK', 'track', {
        fr: 'Des critères sont écrits, mais la voie n’est pas décidée par eux : ils ne serviront pas.',
        ar: 'توجد معايير مكتوبة لكن المسلك لا يحدد بها: لن تستعمل.',
      }),
    ]
  return []
}

function lengthFindings(definition: ProcedureDefinition): Finding[] {
  const { stages } = definition
  const whole = (track: Track | null) =>
    stages.some((stage) => stage.code === 'total' && (stage.track === null || stage.track === track))
  // A declaration waits for no answer.
  const endless = definition.flow === 'declaration' ? [] : tracksOf(definition).filter((track) => !whole(track))
  const unsaid = stages.flatMap(({ term, rule }, rank) => (term === null && rule.sureness === 'sourced' ? [rank] : []))
  return [
    ...endless.map((track) =>
      warning('NO_TOTAL', 'stages', {
        fr: `Aucun délai total n’est écrit${track ? ` pour la voie ${track}` : ''}.`,
        ar: `لا يوجد أجل إجمالي${track ? ` للمسلك ${track}` : ''}.`,
      }),
    ),
    ...unsaid.map((rank) =>
      warning('SURE_OF_NOTHING', `stages.${rank}.term`, {
        fr: 'La règle est dite sûre et aucune durée n’est écrite.',
        ar: 'القاعدة مؤكدة دون أن تكتب أي مدة.',
      }),
    ),
  ]
}

function nameFindings({ definition, tests }: Written): Finding[] {
  const lists = { pieces: definition.pieces, fees: definition.fees, tests }
  return Object.entries(lists).flatMap(([path, list]) =>
    list.flatMap(({ code }, rank) =>
      list.findIndex((one) => one.code === code) < rank
        ? [
            fault(
              'CODE_TWICE',
              `${path}.${rank}.code`,
              `« ${code} » est déjà écrit plus haut.`,
              `«${code}» مكتوب أعلاه.`,
            ),
          ]
        : [],
    ),
  )
}

const silenceFindings = ({ silence, flow }: ProcedureDefinition): Finding[] =>
  silence.effect === 'granted' && !eventsOf(flow).has('attest_silence')
    ? [
        fault(
          'SILENCE_WITHOUT_MOVE',
          'silence.effect',
          'Le silence vaut accord, mais ce circuit ne permet pas de l’attester.',
          'يعتبر السكوت موافقة لكن هذا المسار لا يتيح الإشهاد بها.',
        ),
      ]
    : []

function filingFindings({ filing, code }: ProcedureDefinition, codes: readonly string[]): Finding[] {
  if (filing === null) return []
  const { opens, closes, after } = filing
  const found: Finding[] = []
  if (opens !== null && closes !== null && closes < opens)
    found.push(fault('WINDOW_REVERSED', 'filing.closes', 'Le dépôt ferme avant d’ouvrir.', 'يغلق الإيداع قبل أن يفتح.'))
  if (after !== null && after.procedure !== code && !codes.includes(after.procedure))
    found.push(
      fault(
        'AFTER_UNKNOWN',
        'filing.after.procedure',
        `Aucune procédure n’a le code « ${after.procedure} ».`,
        `لا توجد مسطرة بالرمز «${after.procedure}».`,
      ),
    )
  return found
}
