import { NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { decide } from '../../../api/contract/policy/decide.ts'
import type { SessionAnswer } from '../../../api/contract/session.ts'
import { problemOf } from '../../api/problem.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import { useWords } from '../../text/words.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { AdministrationSection } from '../administration/AdministrationSection.tsx'
import work from '../administration/work.module.css'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import type { SignedInSession } from '../frame/SignedIn.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { FeeRegisterPart } from './FeeRegisterPart.tsx'
import { Tariffs } from './Tariffs.tsx'
import { type TariffsOf, useTariffs } from './tariffQueries.ts'

type Mandate = SessionAnswer['mandates'][number]

/** Rates a commune or an agency decides, and the register of what its régisseur received. */
export function TariffsScreen() {
  const title = useFeeWords()('tariffs.title')
  useTitle(title)
  return (
    <AdministrationSection needs={['tariff.enter', 'fees.register']}>
      {(session) => <Places title={title} session={session} />}
    </AdministrationSection>
  )
}

const PLACES: readonly string[] = ['commune', 'arrondissement', 'urban_agency']

/** One mandate of each body whose tariffs or register somebody may work on. */
function placesOf({ mandates }: SignedInSession): readonly Mandate[] {
  const own = mandates.filter(({ bodyKind }) => PLACES.includes(bodyKind))
  return own.filter(({ bodyId }, index) => own.findIndex((one) => one.bodyId === bodyId) === index)
}

function Places({ title, session }: { readonly title: string; readonly session: SignedInSession }) {
  const say = useFeeWords()
  const { nameOf } = useWords()
  const { de } = useSearch({ from: '/administration/tarifs' })
  const navigate = useNavigate({ from: '/administration/tarifs' })
  const places = placesOf(session)
  const place = places.find(({ bodyId }) => bodyId === de) ?? places[0]
  return (
    <>
      <div className={work.head}>
        <h1>{title}</h1>
      </div>
      <p className={work.intro}>{say('tariffs.intro')}</p>
      {places.length > 1 && (
        <NativeSelect
          size="md"
          label={say('tariffs.whose')}
          value={place?.bodyId}
          data={places.map((one) => ({
            value: one.bodyId,
            label: nameOf({ nameFr: one.bodyNameFr, nameAr: one.bodyNameAr }),
          }))}
          onChange={(event) => void navigate({ search: (now) => ({ ...now, de: event.currentTarget.value }) })}
        />
      )}
      {place && <Place key={place.bodyId} place={place} session={session} />}
    </>
  )
}

function Place({ place, session }: { readonly place: Mandate; readonly session: SignedInSession }) {
  const { bodyId, bodyKind, territories } = place
  const communeCode = bodyKind === 'urban_agency' ? null : (territories[0] ?? null)
  const reads = communeCode !== null && decide(session.actor, 'fees.register', { territory: territories }).allowed
  return (
    <>
      <TariffsOfPlace of={communeCode === null ? { bodyId } : { communeCode }} />
      {reads && <FeeRegisterPart communeCode={communeCode} />}
    </>
  )
}

function TariffsOfPlace({ of }: { readonly of: TariffsOf }) {
  const tariffs = useTariffs(of)
  if (tariffs.error && !tariffs.data)
    return <ProblemReport problem={problemOf(tariffs.error)} onRetry={() => void tariffs.refetch()} />
  if (!tariffs.data) return <Waiting lines={[32, 200, 44]} />
  return <Tariffs of={of} tariffs={tariffs.data} />
}
