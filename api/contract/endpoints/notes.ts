import {
  askNoteBody,
  note,
  noteConditions,
  noteSettingBody,
  notes,
  notesQuery,
  refuseNoteBody,
  releaseNoteBody,
} from '../notes.ts'
import type { Endpoint } from './endpoint.ts'

/** Notes de renseignements urbanistiques: asked by anybody, read and released by the urban agency, known by their number. */
export const NOTE_ENDPOINTS = {
  describeNote: {
    method: 'POST',
    path: '/api/notes/conditions',
    summary: 'Who would give a note about this land, to whom, when and for how much; nothing is kept',
    access: 'public',
    body: askNoteBody,
    status: 200,
    answer: noteConditions,
  },
  askNote: {
    method: 'POST',
    path: '/api/notes',
    summary:
      'Ask for the note de renseignements of a parcel; where no approved plan covers it, signed in, as its owner or with their agreement',
    access: 'public',
    body: askNoteBody,
    once: true,
    status: 201,
    answer: note,
  },
  listNotes: {
    method: 'GET',
    path: '/api/notes',
    summary: 'Notes asked of the agencies one examines for, those due first',
    access: 'notes.release',
    query: notesQuery,
    status: 200,
    answer: notes,
  },
  readNote: {
    method: 'GET',
    path: '/api/notes/{number}',
    summary: 'A note by its number, and whether what it rests on has changed since',
    access: 'public',
    status: 200,
    answer: note,
  },
  releaseNote: {
    method: 'POST',
    path: '/api/notes/{number}/release',
    summary: 'Release a note that was read; with the receipt of what it costs, where the agency is paid for it',
    access: 'notes.release',
    body: releaseNoteBody,
    status: 200,
    answer: note,
  },
  refuseNote: {
    method: 'POST',
    path: '/api/notes/{number}/refusal',
    summary: 'Refuse a note with a reason',
    access: 'notes.release',
    body: refuseNoteBody,
    status: 200,
    answer: note,
  },
  chooseNoteRelease: {
    method: 'PUT',
    path: '/api/notes/setting',
    summary: 'Choose whether an agency reads its notes before they are released',
    access: 'notes.release',
    body: noteSettingBody,
    status: 200,
    answer: notes.shape.agencies.element,
  },
} as const satisfies Record<string, Endpoint>
