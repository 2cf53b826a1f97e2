import { ACCOUNT_ENDPOINTS } from './endpoints/accounts.ts'
import { ACT_ENDPOINTS } from './endpoints/acts.ts'
import { ATTESTATION_ENDPOINTS } from './endpoints/attestations.ts'
import { AVIS_ENDPOINTS } from './endpoints/avis.ts'
import { BACKLOG_ENDPOINTS } from './endpoints/backlog.ts'
import { BOARD_ENDPOINTS } from './endpoints/board.ts'
import { BODY_ENDPOINTS } from './endpoints/bodies.ts'
import { BULLETIN_ENDPOINTS } from './endpoints/bulletins.ts'
import { CALENDAR_ENDPOINTS } from './endpoints/calendar.ts'
import { CHAIN_ENDPOINTS } from './endpoints/chain.ts'
import { COMMISSION_ENDPOINTS } from './endpoints/commission.ts'
import { COMPLEMENT_ENDPOINTS } from './endpoints/complements.ts'
import { COUNTER_ENDPOINTS } from './endpoints/counter.ts'
import { DOCUMENT_ENDPOINTS } from './endpoints/documents.ts'
import { DOSSIER_ENDPOINTS } from './endpoints/dossiers.ts'
import type { Endpoint } from './endpoints/endpoint.ts'
import { FACTOR_ENDPOINTS } from './endpoints/factors.ts'
import { FEE_ENDPOINTS } from './endpoints/fees.ts'
import { FILING_ENDPOINTS } from './endpoints/filing.ts'
import { FINDING_ENDPOINTS } from './endpoints/findings.ts'
import { GROUND_ENDPOINTS } from './endpoints/ground.ts'
import { HEAT_ENDPOINTS } from './endpoints/heat.ts'
import { JOB_ENDPOINTS } from './endpoints/jobs.ts'
import { JOURNAL_ENDPOINTS } from './endpoints/journal.ts'
import { KEY_ENDPOINTS } from './endpoints/keys.ts'
import { LAYER_ENDPOINTS } from './endpoints/layers.ts'
import { MANDATE_ENDPOINTS } from './endpoints/mandates.ts'
import { NOTE_ENDPOINTS } from './endpoints/notes.ts'
import { NOTIFICATION_ENDPOINTS } from './endpoints/notifications.ts'
import { OUTLINE_ENDPOINTS } from './endpoints/outlines.ts'
import { PEOPLE_ENDPOINTS } from './endpoints/people.ts'
import { PERFORMANCE_ENDPOINTS } from './endpoints/performance.ts'
import { PLAN_ACT_ENDPOINTS } from './endpoints/planActs.ts'
import { PLAN_DRAFT_ENDPOINTS } from './endpoints/planDrafts.ts'
import { PLAN_ENDPOINTS } from './endpoints/plans.ts'
import { PRIVACY_ENDPOINTS } from './endpoints/privacy.ts'
import { PROCEDURE_ENDPOINTS } from './endpoints/procedures.ts'
import { PROVIDER_ENDPOINTS } from './endpoints/provider.ts'
import { QUEUE_ENDPOINTS } from './endpoints/queue.ts'
import { RECHECK_ENDPOINTS } from './endpoints/rechecks.ts'
import { REGULATION_ENDPOINTS } from './endpoints/regulation.ts'
import { REMARK_ENDPOINTS } from './endpoints/remarks.ts'
import { ROOM_ENDPOINTS } from './endpoints/rooms.ts'
import { SERVITUDE_BATCH_ENDPOINTS } from './endpoints/servitudeBatches.ts'
import { SERVITUDE_ENDPOINTS } from './endpoints/servitudes.ts'
import { SESSION_ENDPOINTS } from './endpoints/session.ts'
import { SITE_ENDPOINTS } from './endpoints/site.ts'
import { STATE_ENDPOINTS } from './endpoints/state.ts'
import { TOKEN_ENDPOINTS } from './endpoints/tokens.ts'
import { TRACKING_ENDPOINTS } from './endpoints/tracking.ts'

/** The one table of what the API answers: server, browser, tests and OpenAPI read it. */
export const ENDPOINTS = {
  ...GROUND_ENDPOINTS,
  ...OUTLINE_ENDPOINTS,
  ...SESSION_ENDPOINTS,
  ...ACCOUNT_ENDPOINTS,
  ...PEOPLE_ENDPOINTS,
  ...BODY_ENDPOINTS,
  ...MANDATE_ENDPOINTS,
  ...KEY_ENDPOINTS,
  ...LAYER_ENDPOINTS,
  ...DOSSIER_ENDPOINTS,
  ...DOCUMENT_ENDPOINTS,
  ...FILING_ENDPOINTS,
  ...SITE_ENDPOINTS,
  ...ACT_ENDPOINTS,
  ...ATTESTATION_ENDPOINTS,
  ...COUNTER_ENDPOINTS,
  ...BACKLOG_ENDPOINTS,
  ...BULLETIN_ENDPOINTS,
  ...COMMISSION_ENDPOINTS,
  ...COMPLEMENT_ENDPOINTS,
  ...RECHECK_ENDPOINTS,
  ...REMARK_ENDPOINTS,
  ...FINDING_ENDPOINTS,
  ...CHAIN_ENDPOINTS,
  ...AVIS_ENDPOINTS,
  ...FEE_ENDPOINTS,
  ...FACTOR_ENDPOINTS,
  ...TOKEN_ENDPOINTS,
  ...PROVIDER_ENDPOINTS,
  ...JOB_ENDPOINTS,
  ...JOURNAL_ENDPOINTS,
  ...NOTE_ENDPOINTS,
  ...NOTIFICATION_ENDPOINTS,
  ...PERFORMANCE_ENDPOINTS,
  ...HEAT_ENDPOINTS,
  ...BOARD_ENDPOINTS,
  ...PLAN_ACT_ENDPOINTS,
  ...PLAN_DRAFT_ENDPOINTS,
  ...PLAN_ENDPOINTS,
  ...PRIVACY_ENDPOINTS,
  ...PROCEDURE_ENDPOINTS,
  ...CALENDAR_ENDPOINTS,
  ...QUEUE_ENDPOINTS,
  ...REGULATION_ENDPOINTS,
  ...ROOM_ENDPOINTS,
  ...SERVITUDE_BATCH_ENDPOINTS,
  ...SERVITUDE_ENDPOINTS,
  ...STATE_ENDPOINTS,
  ...TRACKING_ENDPOINTS,
} as const satisfies Record<string, Endpoint>
