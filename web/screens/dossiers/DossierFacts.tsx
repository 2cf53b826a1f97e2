import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { printedDay } from '../../text/figures.ts'
import { useComplementWords } from '../../text/useComplementWords.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Attestations } from '../attestations/Attestations.tsx'
import { CounterPart } from '../counter/CounterPart.tsx'
import { DossierDocuments } from '../documents/DossierDocuments.tsx'
import { ConsultationLog } from './ConsultationLog.tsx'
import { DossierTitle } from './DossierTitle.tsx'
import { DOSSIER_TABS } from './dossierSearch.ts'
import classes from './dossiers.module.css'
import { Participants } from './Participants.tsx'
import { ReceiptLink } from './ReceiptLink.tsx'
import { SiteFacts } from './SiteFacts.tsx'
import { StateBadge } from './StateBadge.tsx'

const ActPart = lazy(async () => ({ default: (await import('../acts/ActPart.tsx')).ActPart }))
const ChainPart = lazy(async () => ({ default: (await import('../chain/ChainPart.tsx')).ChainPart }))
const FeesPart = lazy(async () => ({ default: (await import('../fees/FeesPart.tsx')).FeesPart }))
const CoursePart = lazy(async () => ({ default: (await import('../course/CoursePart.tsx')).CoursePart }))

type DossierFactsProps = {
  readonly dossier: DossierAnswer
  /** The map where it stands among the facts; null where it stands beside them. */
  readonly map: ReactNode
  readonly place: string
}

/** What a dossier is called and where it stands, then its parts, one at a time. */
export function DossierFacts({ dossier, map, place }: DossierFactsProps) {
  const say = useDossierWords()
  const asking = useComplementWords()
  const navigate = useNavigate({ from: '/dossiers/$id' })
  const { tab: asked = 'site', document, page, view, ...queue } = useSearch({ from: '/dossiers/$id' })
  const tabs = DOSSIER_TABS.filter((id) => id !== 'consultations' || dossier.may.includes('dossier.consultations'))
  const tab = tabs.includes(asked) ? asked : 'site'
  return (
    <>
      <p>
        <Link to="/dossiers" search={queue}>
          {say('dossiers.back')}
        </Link>
      </p>
      <header className={classes.title}>
        <DossierTitle key={dossier.title} dossier={dossier} />
        <p className={classes.line}>
          <StateBadge state={dossier.state} />
          <span>{place}</span>
          <span className="figures">{say('dossiers.createdOn', { date: printedDay(dossier.createdAt) })}</span>
          {dossier.paperNumber && (
            <span className="figures">{say('dossiers.fromPaper', { number: dossier.paperNumber })}</span>
          )}
          {dossier.state !== 'draft' && dossier.paperNumber === null && <ReceiptLink dossierId={dossier.id} />}
          <PlansLink id={dossier.id} />
          {dossier.state !== 'draft' && (
            <Link to="/dossiers/$id/complement" params={{ id: dossier.id }}>
              {asking('link')}
            </Link>
          )}
        </p>
        {dossier.state === 'draft' && <ToDraft dossier={dossier} />}
      </header>
      <Tabs
        label={say('dossiers.tabs.label')}
        tabs={tabs.map((id) => ({
          id,
          label: say(`dossiers.tabs.${id}`),
          ...(id === 'participants' && { count: dossier.participants.length }),
        }))}
        current={tab}
        onChange={(next) => void navigate({ search: (now) => ({ ...now, tab: next }), replace: true })}
      >
        {tab === 'site' && (
          <>
            {map}
            <SiteFacts dossier={dossier} />
          </>
        )}
        {tab === 'course' && (
          <Suspense fallback={<Waiting lines={[24, 64, 40, 40, 40, 44]} />}>
            <CoursePart dossier={dossier} />
          </Suspense>
        )}
        {tab === 'chain' && (
          <>
            {map}
            <Suspense fallback={<Waiting lines={[24, 64, 64, 40]} />}>
              <ChainPart dossier={dossier} />
            </Suspense>
          </>
        )}
        {tab === 'fees' && (
          <Suspense fallback={<Waiting lines={[24, 64, 120, 40, 120]} />}>
            <FeesPart dossier={dossier} />
          </Suspense>
        )}
        {tab === 'act' && (
          <Suspense fallback={<Waiting lines={[24, 64, 40]} />}>
            <ActPart dossier={dossier} />
          </Suspense>
        )}
        {tab === 'documents' && <DossierDocuments dossier={dossier} />}
        {tab === 'participants' && (
          <>
            <Attestations dossier={dossier} />
            <Participants dossier={dossier} />
            <CounterPart dossier={dossier} />
          </>
        )}
        {tab === 'consultations' && <ConsultationLog dossier={dossier} />}
      </Tabs>
    </>
  )
}

/** Preloaded on the way to it: the first sheet is there sooner. */
function PlansLink({ id }: { readonly id: string }) {
  const say = useSheetWords()
  return (
    <Link to="/dossiers/$id/plans" params={{ id }}>
      {say('link')}
    </Link>
  )
}

/** Whoever leads goes on with the filing; whoever takes part goes to the pieces that carry their signature. */
function ToDraft({ dossier: { id, may } }: Pick<DossierFactsProps, 'dossier'>) {
  const say = useDossierWords()
  const leads = may.includes('dossier.change')
  if (!leads && !may.includes('document.deposit')) return null
  return (
    <p>
      <ButtonLink
        to="/dossiers/$id/depot"
        params={{ id }}
        search={leads ? {} : { step: 'pieces' }}
        size="md"
        variant={leads ? 'filled' : 'default'}
      >
        {say(leads ? 'dossiers.file' : 'dossiers.addPieces')}
      </ButtonLink>
    </p>
  )
}
