import type { ActTables } from './tables/acts.ts'
import type { AvisTables } from './tables/avis.ts'
import type { BacklogTables } from './tables/backlog.ts'
import type { BoardTables } from './tables/board.ts'
import type { BulletinTables } from './tables/bulletins.ts'
import type { CommissionTables } from './tables/commission.ts'
import type { ComplementTables } from './tables/complements.ts'
import type { DeskTables } from './tables/desk.ts'
import type { DocumentTables } from './tables/documents.ts'
import type { DossierTables } from './tables/dossiers.ts'
import type { FeeTables } from './tables/fees.ts'
import type { FindingTables } from './tables/findings.ts'
import type { GroundTables } from './tables/ground.ts'
import type { HeatTables } from './tables/heat.ts'
import type { JournalTables } from './tables/journal.ts'
import type { KeyTables } from './tables/keys.ts'
import type { LayerTables } from './tables/layers.ts'
import type { MinutesTables } from './tables/minutes.ts'
import type { NoteTables } from './tables/notes.ts'
import type { NotificationTables } from './tables/notifications.ts'
import type { PeopleTables } from './tables/people.ts'
import type { PerformanceTables } from './tables/performance.ts'
import type { PlanActTables } from './tables/planActs.ts'
import type { PlanDraftTables } from './tables/planDrafts.ts'
import type { PrivacyTables } from './tables/privacy.ts'
import type { ProcedureTables } from './tables/procedures.ts'
import type { ReceiptTables } from './tables/receipts.ts'
import type { RecheckTables } from './tables/rechecks.ts'
import type { RecountTables } from './tables/recounts.ts'
import type { RemarkTables } from './tables/remarks.ts'
import type { RoomTables } from './tables/room.ts'
import type { ServitudeBatchTables } from './tables/servitudeBatches.ts'
import type { SignInTables } from './tables/signIn.ts'
import type { TerritoryHistoryTables } from './tables/territoryHistory.ts'

export interface Database
  extends GroundTables,
    PeopleTables,
    PerformanceTables,
    SignInTables,
    DossierTables,
    DeskTables,
    ComplementTables,
    ActTables,
    AvisTables,
    CommissionTables,
    BacklogTables,
    BulletinTables,
    BoardTables,
    FeeTables,
    FindingTables,
    HeatTables,
    JournalTables,
    KeyTables,
    LayerTables,
    MinutesTables,
    DocumentTables,
    NoteTables,
    NotificationTables,
    PlanActTables,
    PlanDraftTables,
    PrivacyTables,
    ProcedureTables,
    ReceiptTables,
    RecheckTables,
    RecountTables,
    RoomTables,
    RemarkTables,
    ServitudeBatchTables,
    TerritoryHistoryTables {}
