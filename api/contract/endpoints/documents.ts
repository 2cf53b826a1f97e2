import { assignPieceBody, document, documents, pieceVersions, upload, uploads } from '../documents.ts'
import type { Endpoint } from './endpoint.ts'

/** What is JSON about documents; uploading (tus), contents and previews are bytes: see `../documents.ts`. */
export const DOCUMENT_ENDPOINTS = {
  listUploads: {
    method: 'GET',
    path: '/api/me/uploads',
    summary:
      "The person's uploads that are not a document yet, from whatever device: to go on with, or refused and why",
    access: 'signed_in',
    status: 200,
    answer: uploads,
  },
  getUpload: {
    method: 'GET',
    path: '/api/uploads/{id}',
    summary: 'One upload of the person: how far it is, what it became or why it was refused',
    access: 'signed_in',
    status: 200,
    answer: upload,
  },
  listDocuments: {
    method: 'GET',
    path: '/api/dossiers/{id}/documents',
    summary: 'Documents of a dossier',
    access: 'document.consult',
    status: 200,
    answer: documents,
  },
  listPieceVersions: {
    method: 'GET',
    path: '/api/dossiers/{id}/pieces/{piece}/versions',
    summary: 'Every version of a piece of a dossier, newest first, with its documents',
    access: 'document.consult',
    status: 200,
    answer: pieceVersions,
  },
  getDocument: {
    method: 'GET',
    path: '/api/documents/{id}',
    summary: 'One document: what it is, who deposited it, whether it can be opened',
    access: 'document.consult',
    status: 200,
    answer: document,
  },
  assignPiece: {
    method: 'PUT',
    path: '/api/documents/{id}/piece',
    summary: 'Say which piece of the procedure a document of a draft stands for',
    access: 'document.withdraw',
    body: assignPieceBody,
    status: 200,
    answer: document,
  },
  withdrawDocument: {
    method: 'POST',
    path: '/api/documents/{id}/withdraw',
    summary: 'Withdraw a document from a draft; its content stays kept',
    access: 'document.withdraw',
    status: 200,
    answer: document,
  },
} as const satisfies Record<string, Endpoint>
