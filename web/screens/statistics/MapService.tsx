import { useBulletinWords } from '../../text/useBulletinWords.ts'
import tables from '../../ui/table.module.css'
import classes from './statistics.module.css'

const COLLECTIONS = ['plans', 'zones', 'servitudes'] as const
const FORMATS = [
  { ending: 'gpkg', name: 'GeoPackage' },
  { ending: 'fgb', name: 'FlatGeobuf' },
] as const

/** Where a geographic program finds the law of the ground: the address to paste, and the country as files. */
export function MapService() {
  const say = useBulletinWords()
  return (
    <section aria-labelledby="map-service">
      <h2 id="map-service">{say('openData.service')}</h2>
      <p className={classes.intro}>{say('openData.serviceText')}</p>
      <p>
        {say('openData.serviceAddress')}{' '}
        <a href="/api/ogc">
          <code dir="ltr">{`${window.location.origin}/api/ogc`}</code>
        </a>
      </p>
      <table className={tables.table} data-stacks>
        <caption>{say('openData.serviceFiles')}</caption>
        <tbody>
          {COLLECTIONS.map((id) => (
            <tr key={id}>
              <th scope="row">{say(`openData.collections.${id}`)}</th>
              {FORMATS.map(({ ending, name }) => (
                <td key={ending}>
                  <a href={`/api/ogc/collections/${id}/${id}.${ending}`} download>
                    <bdi dir="ltr">{name}</bdi>
                    <span className="unseen"> {say(`openData.collections.${id}`)}</span>
                  </a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
