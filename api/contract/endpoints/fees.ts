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
} as const satisfies Record<string, Endpoint>
