import type { SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { AbsentBodies, QuorumCount, QuorumLost, QuorumRule } from './QuorumParts.tsx'
import classes from './sitting.module.css'

/** Whether enough bodies are there, who is missing, and by what rule it is counted. */
export function QuorumLine({ session }: { readonly session: SessionAnswer }) {
  if (session.state !== 'open' && session.state !== 'convened') return null
  return (
    <div className={classes.quorum}>
      <QuorumCount session={session} />
      <AbsentBodies session={session} />
      <QuorumLost session={session} />
      <QuorumRule session={session} />
    </div>
  )
}
