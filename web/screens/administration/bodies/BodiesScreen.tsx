import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { problemOf } from '../../../api/problem.ts'
import { opens } from '../../../session/opens.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { AdministrationSection } from '../AdministrationSection.tsx'
import classes from '../administration.module.css'
import { BodiesTable } from './BodiesTable.tsx'
import { BodyFilters } from './BodyFilters.tsx'
import { useBodies } from './bodyQueries.ts'

/** The register of bodies: found by name, nature and territory. */
export function BodiesScreen() {
  const say = useAdministrationWords()
  useTitle(say('administration.bodies'))
  return (
    <AdministrationSection needs={['mandate.consult']}>
      {({ actor }) => (
        <>
          <div className={classes.head}>
            <h1>{say('administration.bodies')}</h1>
            {opens(actor, 'body.establish') && (
              <ButtonLink to="/administration/organismes/nouveau" variant="default" size="md">
                {say('bodies.establish')}
              </ButtonLink>
            )}
          </div>
          <BodyFilters />
          <Register />
        </>
      )}
    </AdministrationSection>
  )
}

function Register() {
  const say = useAdministrationWords()
  const register = useBodies(useSearch({ from: '/administration/organismes' }))
  const bodies = register.data?.pages.flatMap((page) => page.bodies) ?? []
  if (register.error)
    return <ProblemReport problem={problemOf(register.error)} onRetry={() => void register.refetch()} />
  if (register.isPending) return <Waiting lines={[20, 44, 44, 44, 44, 44]} />
  return (
    <>
      <p className={classes.hint} role="status">
        {bodies.length === 0 ? say('bodies.none') : say('bodies.found', { count: bodies.length })}
      </p>
      {bodies.length > 0 && <BodiesTable bodies={bodies} stale={register.isPlaceholderData} />}
      {register.hasNextPage && (
        <div>
          <Button
            variant="default"
            size="md"
            loading={register.isFetchingNextPage}
            onClick={() => void register.fetchNextPage()}
          >
            {say('administration.more')}
          </Button>
        </div>
      )}
    </>
  )
}
