import type { AvisRule } from '../../../../api/contract/procedures/definition.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useTradeWords } from '../../../text/useTradeWords.ts'
import classes from '../procedures.module.css'
import { RuleText, ToConfirm } from '../Rule.tsx'
import { Part } from './Part.tsx'

/** Whose opinion is asked, and which one binds. */
export function AvisPart({ avis }: { readonly avis: readonly AvisRule[] }) {
  const say = useProcedureWords()
  return (
    <Part title={say('sheet.avis')}>
      {avis.length === 0 && <p className={classes.quiet}>{say('sheet.noAvis')}</p>}
      <ul className={classes.list}>
        {avis.map((one) => (
          <AvisItem key={`${one.kind} ${one.network ?? ''}`} avis={one} />
        ))}
      </ul>
    </Part>
  )
}

function AvisItem({ avis: { kind, network, track, binding, rule } }: { readonly avis: AvisRule }) {
  const say = useProcedureWords()
  const trade = useTradeWords()
  const notes = [
    ...(network ? [say(`networks.${network}`)] : []),
    ...(track ? [say(`tracks.${track}`)] : []),
    ...(binding ? [say('sheet.binding')] : []),
  ]
  return (
    <li>
      {trade(`bodyKinds.${kind}`)} {notes.length > 0 && <small>{notes.join(' · ')}</small>}{' '}
      <ToConfirm sureness={rule.sureness} />
      <RuleText rule={rule} />
    </li>
  )
}
