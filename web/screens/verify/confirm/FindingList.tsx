import { Button } from '@mantine/core'
import { useWords } from '../../../text/words.ts'
import { degreesAt, type Point } from '../../map/scene.ts'
import type { Finding } from '../subject.ts'
import classes from './confirm.module.css'

const RANK = { error: 0, warning: 1, info: 2 } as const

type FindingListProps = { readonly findings: readonly Finding[]; readonly onShowPlace: (at: Point) => void }

/** What the reading noticed or changed, gravest first; nothing was done in silence. */
export function FindingList({ findings, onShowPlace }: FindingListProps) {
  const { t, say } = useWords()
  const sorted = findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
  return (
    <section>
      <h2>{t('confirm.findings')}</h2>
      {sorted.length === 0 && <p className={classes.why}>{t('confirm.findingsNone')}</p>}
      <ul className={classes.findings}>
        {sorted.map((finding) => {
          const place = degreesAt(finding.at)
          return (
            <li
              key={`${finding.code} ${finding.at?.join() ?? ''} ${say(finding.sentence)}`}
              data-severity={finding.severity}
            >
              <p>{say(finding.sentence)}</p>
              {place && (
                <Button variant="subtle" onClick={() => onShowPlace(place)}>
                  {t('confirm.showOnMap')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
