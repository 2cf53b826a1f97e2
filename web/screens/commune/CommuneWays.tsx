import { Link } from '@tanstack/react-router'
import { useCommuneWords } from '../../text/useCommuneWords.ts'
import { useBulletins } from '../bulletins/bulletinQueries.ts'
import { useQuarterName } from '../statistics/useQuarterName.ts'
import { useReadsThere } from './useReadsThere.ts'

type CommuneWaysProps = { readonly code: string; readonly path: readonly string[] }

/** The ways on from a commune that its page and its sheet beside a map share, as items of a list. */
export function CommuneWays({ code, path }: CommuneWaysProps) {
  const say = useCommuneWords()
  const reads = useReadsThere(path)
  return (
    <>
      {reads && (
        <>
          <li>
            <Link to="/dossiers" search={{ commune: code }}>
              {say('readDossiers')}
            </Link>
          </li>
          <li>
            <Link to="/dossiers" search={{ commune: code, urgency: 'late' }}>
              {say('readLate')}
            </Link>
          </li>
        </>
      )}
      <li>
        <Link to="/notes/demander" search={{}}>
          {say('askNote')}
        </Link>
      </li>
      <LastBulletin />
    </>
  )
}

/** Nothing until one is published. */
function LastBulletin() {
  const say = useCommuneWords()
  const quarterName = useQuarterName()
  const [last] = useBulletins().data?.bulletins ?? []
  if (!last) return null
  return (
    <li>
      <Link to="/bulletins/$quarter" params={{ quarter: last.quarter }}>
        {say('lastBulletin', { quarter: quarterName(last.quarter) })}
      </Link>
    </li>
  )
}
