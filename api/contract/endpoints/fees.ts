import { checkFeesBody, declareFeesBody } from '../fees/facts.ts'
import { drawUpBody, feeRegister, fees, receiptBody, registerQuery, reverseReceiptBody } from '../fees/statements.ts'
import { enterTariffBody, tariffEntered, tariffs, tariffsQuery, withdrawTariffBody } from '../fees/tariffs.ts'
import type { Endpoint } from './endpoint.ts'

/** Taxes and fees owed before delivery. */
export const FEE_ENDPOINTS = {
  listTariffs: {
    method: 'GET',
    path: '/api/tariffs',
    summary: 'Rates of a commune or of an urban agency: what applies today, and every decision it came from',
    access: 'public',
    query: tariffsQuery,
    status: 200,
    answer: tariffs,
  },
  enterTariff: {
    method: 'POST',
    path: '/api/tariffs',
    summary: 'Enter an arrêté fiscal or a decision of an agency; a rate outside the legal bracket is refused',
    access: 'tariff.enter',
    body: enterTariffBody,
    once: true,
    status: 201,
    answer: tariffEntered,
  },
  withdrawTariff: {
    method: 'POST',
    path: '/api/tariffs/{id}/withdraw',
    summary: 'Withdraw a tariff that was entered wrongly, and say why; what was drawn up under it stays',
    access: 'tariff.enter',
    body: withdrawTariffBody,
    status: 200,
    answer: tariffs,
  },
  readFees: {
    method: 'GET',
    path: '/api/dossiers/{id}/fees',
    summary:
      'What a dossier owes before delivery, to whom and by which texts: an estimate until a statement is drawn up',
    access: 'dossier.consult',
    status: 200,
    answer: fees,
  },
  declareFees: {
    method: 'PUT',
    path: '/api/dossiers/{id}/fees/declaration',
    summary: 'Declare what the taxes depend on beyond the description of the project',
    access: 'fees.declare',
    body: declareFeesBody,
    status: 200,
    answer: fees,
  },
  checkFees: {
    method: 'PUT',
    path: '/api/dossiers/{id}/fees/check',
    summary: 'Say what was found instead of what was declared, and why; both are kept',
    access: 'fees.check',
    body: checkFeesBody,
    status: 200,
    answer: fees,
  },
  drawUpStatement: {
    method: 'POST',
    path: '/api/dossiers/{id}/fees/statements',
    summary: 'Draw up what is owed, in a version that never changes; a dossier that owes nothing goes on by itself',
    access: 'dossier.settle',
    body: drawUpBody,
    once: true,
    status: 201,
    answer: fees,
  },
  recordReceipt: {
    method: 'POST',
    path: '/api/dossiers/{id}/fees/receipts',
    summary:
      'Record the receipt a creditor gave for all it is owed; with the last one the dossier goes on to its signature',
    access: 'dossier.settle',
    body: receiptBody,
    once: true,
    status: 201,
    answer: fees,
  },
  reverseReceipt: {
    method: 'POST',
    path: '/api/dossiers/{id}/fees/receipts/{receiptId}/reversal',
    summary: 'Take a receipt back with the reason, and record the right one in its place; nothing is deleted',
    access: 'dossier.settle',
    body: reverseReceiptBody,
    once: true,
    status: 201,
    answer: fees,
  },
  readFeeRegister: {
    method: 'GET',
    path: '/api/fee-register',
    summary: 'The régisseur’s register of some days: receipts, those taken back, and their sums',
    access: 'fees.register',
    query: registerQuery,
    status: 200,
    answer: feeRegister,
  },
} as const satisfies Record<string, Endpoint>
