import type { ColumnType } from 'kysely'
import type { BulkAct, LabelColour, SavedFilter } from '../../contract/desk.ts'

/** A label of a body; its name is said once. */
export interface DossierLabelTable {
  id: string
  body_id: string
  name_fr: string
  name_ar: string
  colour: LabelColour
  created_by: string
  created_at: Date
}

export interface DossierLabelledTable {
  dossier_id: string
  label_id: string
  labelled_by: string
  labelled_at: Date
}

/** Who is in charge of a dossier in a body. */
export interface DossierAssignmentTable {
  dossier_id: string
  body_id: string
  person_id: string
  assigned_by: string
  assigned_at: Date
}

export interface QueueFilterTable {
  id: string
  person_id: string
  body_id: string | null
  name: string
  filter: ColumnType<SavedFilter['filter'], string, never>
  created_at: Date
}

export interface BulkRunTable {
  id: string
  person_id: string
  act: ColumnType<BulkAct, string, never>
  at: Date
}

/** What became of a dossier in a run; without a code it was done. */
export interface BulkOutcomeTable {
  run_id: string
  dossier_id: string
  code: string | null
}

export interface DeskTables {
  dossier_label: DossierLabelTable
  dossier_labelled: DossierLabelledTable
  dossier_assignment: DossierAssignmentTable
  queue_filter: QueueFilterTable
  bulk_run: BulkRunTable
  bulk_outcome: BulkOutcomeTable
}
