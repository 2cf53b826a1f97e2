import { named } from '../../dossiers/receipt/composePlace.ts'
import type { ActPart } from '../../papers/actPaper.ts'
import type { Text } from '../../papers/receiptPaper.ts'
import { DEFERRALS, GROUNDS } from '../drafting/grounds.ts'
import type { ActFacts } from '../facts.ts'
import { articleIn } from './articleIn.ts'
import { visasOf } from './foundations.ts'
import { people, printed, type Writing } from './writing.ts'

/** What the act is founded on: the texts, the request, what happened since, what the bodies said. */
export function foundationsOf({ facts, language, say }: Writing): Pick<ActPart, 'visas' | 'visaItems'> {
  const { dossier, steps, avis } = facts
  const happened = [
    steps.inspectedOn && say.seenInspection(printed(steps.inspectedOn)),
    steps.sessionOn && say.seenSession(printed(steps.sessionOn)),
    steps.minutesOn && say.seenMinutes(printed(steps.minutesOn)),
  ].flatMap((line) => (line ? [[line]] : []))
  const visas: Text[] = [
    ...visasOf(facts).map((visa) => [say.visas[visa]]),
    say.seenRequest(dossier.number, printed(dossier.filedOn), people(facts.applicants, language)),
    ...happened,
    ...(avis.length > 0 ? [[say.seenAvis]] : []),
  ]
  const visaItems = avis.map((one) => {
    const opinion = `${say.opinions[one.opinion]}${one.binding ? say.binding : ''}`
    return say.avis(named(one, language), opinion, printed(one.on))
  })
  return { visas, visaItems }
}

/** Why it is refused or put off, each motive with its article; or that nobody answered. */
export function motivesOf({ facts: { motives, deferral, silence }, language, say }: Writing): Text[] {
  const told = ({ detail, detailAr }: Pick<ActFacts['motives'][number], 'detail' | 'detailAr'>) =>
    language === 'ar' ? (detailAr ?? detail) : detail
  const refused = motives.map((motive) => {
    const { ground, article } = motive
    return say.whereas(
      ground === 'other' ? `${articleIn(language, article ?? '')}.` : GROUNDS[ground][language],
      told(motive),
    )
  })
  const deferred = deferral ? [say.whereas(DEFERRALS[deferral.ground][language], told(deferral))] : []
  const silent = silence ? [[say.noAnswer(printed(silence.due))], [silence.rule[language]]] : []
  return [...refused, ...deferred, ...silent]
}
