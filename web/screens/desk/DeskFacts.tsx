import { useState } from 'react'
import type { DeskAnswer } from '../../../api/contract/desk.ts'
import type { QueuedDossier, QueueMap } from '../../../api/contract/queue.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay } from '../../text/figures.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import form from '../../ui/form.module.css'
import { PersonName } from '../../ui/PersonName.tsx'
import panes from '../../ui/panes.module.css'
import { UrgencyMark } from '../../ui/UrgencyMark.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import classes from './desk.module.css'
import { useQueuedByNumber } from './deskQueries.ts'
import { LabelChip } from './LabelChip.tsx'
import rows from './queue.module.css'
import type { DeskList } from './useDeskList.ts'

type Site = QueueMap['sites'][number]
export type Held = ReturnType<typeof useHeld>

/**
 * The dossier in hand: of the list; as it last stood there, once a filter or a move took it out; or of the map, where
 * the list has not reached it yet.
 */
export function useHeld({ current, at }: DeskList, touched: Site | null) {
  const [last, setLast] = useState(current)
  if (current && current !== last) setLast(current)
  const known = current ?? (last?.id === at ? last : null)
  const elsewhere = useQueuedByNumber(!known && touched?.id === at ? (touched?.number ?? null) : null)
  const found = elsewhere.data?.dossiers.find(({ id }) => id === at) ?? null
  return { dossier: known ?? found, elsewhere }
}

type DeskFactsProps = { readonly held: Held; readonly list: DeskList }

/** What the queue knows of the dossier in hand. Reading it whole is another thing, and is journalled. */
export function DeskFacts({ held: { dossier, elsewhere }, list }: DeskFactsProps) {
  const say = useDeskWords()
  return (
    <section
      className={`${panes.facts} ${classes.facts}`}
      aria-label={dossier ? say('facts', { number: dossier.number }) : undefined}
    >
      {elsewhere.isFetching && !dossier && <Waiting lines={[24, 32, 44, 200]} />}
      {elsewhere.error && (
        <ProblemReport problem={problemOf(elsewhere.error)} onRetry={() => void elsewhere.refetch()} />
      )}
      {dossier && <Facts dossier={dossier} desk={list.desk.data ?? null} search={list.search} />}
    </section>
  )
}

/** Whether there is anything to say of it. */
export const isHeld = ({ dossier, elsewhere }: Held): boolean =>
  dossier !== null || elsewhere.isFetching || elsewhere.error !== null

type FactsProps = {
  readonly dossier: QueuedDossier
  readonly desk: DeskAnswer | null
  readonly search: DeskList['search']
}

function Facts({ dossier, desk, search }: FactsProps) {
  const say = useDeskWords()
  const { at, face, view, ...kept } = search
  return (
    <>
      <p className={rows.dueLine}>
        <span data-urgency={dossier.urgency}>
          <UrgencyMark urgency={dossier.urgency} /> {say(`urgencies.${dossier.urgency}`)}
        </span>
        <bdi className="figures">{dossier.number}</bdi>
      </p>
      <h2>
        <bdi>{dossier.title}</bdi>
      </h2>
      <ButtonLink to="/dossiers/$id" params={{ id: dossier.id }} search={kept} size="md" fullWidth>
        {say('openDossier')}
      </ButtonLink>
      <FactList facts={useFacts(dossier, desk)} />
      {dossier.at === null && <p className={form.hint}>{say('noSite')}</p>}
    </>
  )
}

function useFacts(dossier: QueuedDossier, desk: DeskAnswer | null): Fact[] {
  const say = useDeskWords()
  const sayLaw = useProcedureWords()
  const { nameOf } = useWords()
  const { commune, procedure, track, step, holder, since, filedAt, due, stage, labels, assigned } = dossier
  const borne = (desk?.labels ?? []).filter(({ id }) => labels.includes(id))
  const day = (text: string) => <bdi className="figures">{printedDay(text)}</bdi>
  return [
    ...(dossier.paperNumber
      ? [{ term: say('paperNumber'), value: <bdi className="figures">{dossier.paperNumber}</bdi> }]
      : []),
    { term: say('step'), value: <b>{sayLaw(`steps.${step}`)}</b> },
    ...(holder === 'nobody' ? [] : [{ term: say('holder'), value: sayLaw(`holders.${holder}`) }]),
    { term: say('since'), value: day(since) },
    { term: say('total'), value: due ? day(due) : say('standing') },
    ...(stage
      ? [
          {
            term: say('stage'),
            value: (
              <>
                {sayLaw(`stages.${stage.code}`)} · {day(stage.due)}
              </>
            ),
          },
        ]
      : []),
    {
      term: say('procedure'),
      value: track ? `${nameOf(procedure)}, ${sayLaw(`tracks.${track}`)}` : nameOf(procedure),
    },
    { term: say('commune'), value: nameOf(commune) },
    { term: say('filed'), value: day(filedAt) },
    {
      term: say('assigned'),
      value:
        assigned.length === 0
          ? say('nobody')
          : assigned.map(({ bodyId, person }) => <PersonName key={bodyId} person={person} both />),
    },
    {
      term: say('labels'),
      value: borne.length === 0 ? say('noLabel') : borne.map((label) => <LabelChip key={label.id} label={label} />),
    },
  ]
}
