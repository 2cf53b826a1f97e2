import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { BodyAnswer } from '../../../api/contract/bodies.ts'
import { valueOrThrow } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'
import { printedDay } from '../../text/figures.ts'
import { useOfficeWords } from '../../text/useOfficeWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { BodyKeys } from '../keys/BodyKeys.tsx'
import { ChangeBody } from './ChangeBody.tsx'
import { OfficePeople } from './OfficePeople.tsx'
import classes from './office.module.css'

function useBody(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['body', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getBody', { params: { id }, signal })),
  })
}

/** An office, a company or an official body: what the register says of it, and its people for those who may know. */
export function OfficeScreen() {
  const { id } = useParams({ from: '/organismes/$id' })
  const body = useBody(id)
  const say = useOfficeWords()
  const { t } = useWords()
  if (body.isPending)
    return (
      <Main>
        <Waiting lines={[34, 24, 120, 64, 64]} />
      </Main>
    )
  if (body.isError) {
    const { code, status } = problemOf(body.error)
    const absent = code === 'NOT_FOUND' || status === 422
    return (
      <Main>
        {absent ? (
          <EmptyState title={say('notFound')} text={t('frame.notFoundText')} />
        ) : (
          <Refused error={body.error} />
        )}
      </Main>
    )
  }
  return <Office body={body.data} />
}

const Main = ({ children }: { readonly children: ReactNode }) => (
  <main id="content" className={classes.office} tabIndex={-1}>
    {children}
  </main>
)

function Office({ body }: { readonly body: BodyAnswer }) {
  const trade = useTradeWords()
  const { nameOf, language } = useWords()
  const { which = 'now' } = useSearch({ from: '/organismes/$id' })
  const navigate = useNavigate({ from: '/organismes/$id' })
  useTitle(nameOf(body))
  return (
    <Main>
      <header className={classes.title}>
        <p>{trade(`bodyKinds.${body.kind}`)}</p>
        <h1>{nameOf(body)}</h1>
        <p lang={language === 'ar' ? 'fr' : 'ar'}>
          <bdi>{language === 'ar' ? body.nameFr : body.nameAr}</bdi>
        </p>
      </header>
      <OfficePeople
        body={body}
        which={which}
        onWhich={(next) => void navigate({ search: (now) => ({ ...now, which: next === 'all' ? next : undefined }) })}
      />
      <aside className={classes.facts}>
        <BodyFacts body={body} />
        {body.may.includes('body.change') && <ChangeBody body={body} />}
      </aside>
      {body.official && <BodyKeys body={body} />}
    </Main>
  )
}

function BodyFacts({ body }: { readonly body: BodyAnswer }) {
  const say = useOfficeWords()
  const { nameOf, listed } = useWords()
  const units = body.territories.map((unit) => (unit.code === 'MA' ? say('wholeCountry') : nameOf(unit)))
  const facts: Fact[] = [
    ...(body.official ? [{ term: say('territories'), value: listed(units) || say('none') }] : []),
    ...(body.ice ? [{ term: say('ice'), value: <bdi className="figures">{body.ice}</bdi> }] : []),
    ...(body.registerNumber ? [{ term: say('registerNumber'), value: <bdi>{body.registerNumber}</bdi> }] : []),
    ...(body.email ? [{ term: say('email'), value: <bdi>{body.email}</bdi> }] : []),
    { term: say('since'), value: <span className="figures">{printedDay(body.validFrom)}</span> },
  ]
  return <FactList facts={facts} />
}
