import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { BodyAnswer } from '../../../../api/contract/bodies.ts'
import { problemOf } from '../../../api/problem.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useTradeWords } from '../../../text/useTradeWords.ts'
import { useWords } from '../../../text/words.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { ChangeBody } from '../../office/ChangeBody.tsx'
import { OfficePeople } from '../../office/OfficePeople.tsx'
import { AdministrationSection } from '../AdministrationSection.tsx'
import classes from '../administration.module.css'
import { BodyIdentity } from './BodyIdentity.tsx'
import { BodySessions } from './BodySessions.tsx'
import { useBody } from './bodyQueries.ts'
import { DatedTerritories } from './DatedTerritories.tsx'
import { Networks } from './Networks.tsx'
import { Reassign } from './Reassign.tsx'

/** One body of the register, whole, with what one may do about it. */
export function BodyScreen() {
  const { id } = useParams({ from: '/administration/organismes/$id' })
  return <AdministrationSection needs={['mandate.consult']}>{() => <BodySheet id={id} />}</AdministrationSection>
}

function BodySheet({ id }: { readonly id: string }) {
  const say = useAdministrationWords()
  const { t } = useWords()
  const body = useBody(id)
  if (body.isPending) return <Waiting lines={[20, 34, 24, 160, 120]} />
  if (body.isSuccess) return <Sheet body={body.data} />
  const problem = problemOf(body.error)
  if (problem.status !== 404) return <ProblemReport problem={problem} onRetry={() => void body.refetch()} />
  return (
    <EmptyState title={say('bodies.notFound')} text={t('frame.notFoundText')}>
      <BackToRegister />
    </EmptyState>
  )
}

const BackToRegister = () => <Link to="/administration/organismes">{useAdministrationWords()('bodies.back')}</Link>

function Sheet({ body }: { readonly body: BodyAnswer }) {
  const { nameOf } = useWords()
  const { which = 'now' } = useSearch({ from: '/administration/organismes/$id' })
  const navigate = useNavigate({ from: '/administration/organismes/$id' })
  useTitle(nameOf(body))
  return (
    <div className={classes.sheet}>
      <SheetTitle body={body} />
      <div className={classes.main}>
        {body.official && (
          <DatedTerritories body={body}>
            {body.may.includes('body.reassign') && <Reassign body={body} />}
          </DatedTerritories>
        )}
        <OfficePeople
          body={body}
          which={which}
          onWhich={(next) => void navigate({ search: (now) => ({ ...now, which: next === 'all' ? next : undefined }) })}
        />
      </div>
      <aside className={classes.aside}>
        <BodyIdentity body={body} />
        {body.kind === 'network_operator' && <Networks body={body} />}
        {body.may.includes('body.change') && <ChangeBody body={body} />}
        {body.may.includes('session.revoke') && <BodySessions body={body} />}
      </aside>
    </div>
  )
}

function SheetTitle({ body }: { readonly body: BodyAnswer }) {
  const trade = useTradeWords()
  const { nameOf, language } = useWords()
  return (
    <header className={classes.title}>
      <BackToRegister />
      <h1>{nameOf(body)}</h1>
      <p lang={language === 'ar' ? 'fr' : 'ar'}>
        <bdi>{language === 'ar' ? body.nameFr : body.nameAr}</bdi>
      </p>
      <p>{trade(`bodyKinds.${body.kind}`)}</p>
    </header>
  )
}
