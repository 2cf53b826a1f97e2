import { Button } from '@mantine/core'
import { lazy, Suspense, useMemo } from 'react'
import type { OutsideAsking } from '../../../api/contract/avis/outside.ts'
import { printedDay } from '../../text/figures.ts'
import { useOutsideWords } from '../../text/useOutsideWords.ts'
import { useWords } from '../../text/words.ts'
import { FactList } from '../../ui/FactList.tsx'
import { Refused } from '../frame/Refused.tsx'
import { boxOf } from '../map/scene.ts'
import classes from './outside.module.css'
import { useReadOutside } from './outsideQueries.ts'

const GroundMap = lazy(async () => ({ default: (await import('../complements/GroundMap.tsx')).GroundMap }))

export type Given = NonNullable<OutsideAsking['given']>
type OutsideGivenProps = { readonly token: string; readonly given: Given; readonly expiresAt: string }

/** What the guichet gave to read: why, which dossier, these pieces and this ground, and nothing else. */
export function OutsideGiven({ token, given, expiresAt }: OutsideGivenProps) {
  const say = useOutsideWords()
  const { nameOf } = useWords()
  const { reason, number, procedure, commune, documents, ground } = given
  const reading = useReadOutside(token)
  return (
    <>
      <FactList
        facts={[
          { term: say('reason'), value: <bdi>{reason}</bdi> },
          { term: say('number'), value: <bdi className="figures">{number}</bdi> },
          { term: say('procedure'), value: nameOf(procedure) },
          { term: say('commune'), value: nameOf(commune) },
          { term: say('until'), value: <span className="figures">{printedDay(expiresAt)}</span> },
        ]}
      />
      <section className={classes.part}>
        <h2>{say('documents')}</h2>
        {documents.length === 0 && <p>{say('documentsNone')}</p>}
        <ul className={classes.documents}>
          {documents.map(({ id, fileName, pages }) => (
            <li key={id}>
              <span>
                <bdi>{fileName}</bdi> {pages !== null && <small>{say('pages', { n: pages })}</small>}
              </span>
              <Button
                variant="default"
                size="md"
                loading={reading.isPending && reading.variables.id === id}
                onClick={() => reading.mutate({ id, fileName })}
              >
                {say('read', { name: fileName })}
              </Button>
            </li>
          ))}
        </ul>
        <Refused error={reading.error} />
      </section>
      {ground && <Ground ground={ground} />}
    </>
  )
}

function Ground({ ground }: { readonly ground: NonNullable<Given['ground']> }) {
  const say = useOutsideWords()
  const scene = useMemo(() => {
    const goTo = boxOf(ground.coordinates)
    if (ground.type === 'MultiPolygon') return { subject: ground, goTo }
    const [x = 0, y = 0] = ground.coordinates
    return { place: [x, y] as const, goTo }
  }, [ground])
  return (
    <section className={classes.part}>
      <h2>{say('map')}</h2>
      <Suspense fallback={<div className={classes.mapComing} />}>
        <GroundMap scene={scene} label={say('map')} />
      </Suspense>
    </section>
  )
}
