import { z } from 'zod'
import { movement } from '../performance/bulletinData.ts'
import {
  bulletinAnswer,
  bulletinDraft,
  bulletinDrafts,
  bulletinQuery,
  bulletins,
  makeBulletinBody,
} from '../performance/bulletins.ts'
import { openDataAnswer } from '../performance/openData.ts'
import { rankingsAnswer, rankingsQuery } from '../performance/rankings.ts'
import { statistics } from '../performance/statistics.ts'
import type { Endpoint } from './endpoint.ts'

/** Rankings, and the quarterly bulletin: made, reviewed, published, kept. */
export const BULLETIN_ENDPOINTS = {
  readRankings: {
    method: 'GET',
    path: '/api/rankings',
    summary:
      'Shortest delays and what moved most in a quarter, by track and class of population, with the rule they follow',
    access: 'public',
    query: rankingsQuery,
    status: 200,
    answer: rankingsAnswer,
  },
  describeOpenData: {
    method: 'GET',
    path: '/api/open-data',
    summary: 'The public figures as files: their periods, their terms, and a dictionary of every column',
    access: 'public',
    status: 200,
    answer: openDataAnswer,
  },
  listBulletins: {
    method: 'GET',
    path: '/api/bulletins',
    summary: 'The published bulletins, the newest quarter first, with their files',
    access: 'public',
    status: 200,
    answer: bulletins,
  },
  readBulletin: {
    method: 'GET',
    path: '/api/bulletins/{quarter}',
    summary: 'A published bulletin, its files and its editions',
    access: 'public',
    query: bulletinQuery,
    status: 200,
    answer: bulletinAnswer,
  },
  readBulletinMovement: {
    method: 'GET',
    path: '/api/bulletins/{quarter}/{edition}/movement',
    summary: 'How far the figures have moved since a bulletin told them',
    access: 'public',
    status: 200,
    answer: movement,
  },
  readStatistics: {
    method: 'GET',
    path: '/api/statistics',
    summary:
      'The country in a few figures of the last quarter that ended, with their definitions, and twelve quarters of them',
    access: 'public',
    status: 200,
    answer: statistics,
  },
  listBulletinDrafts: {
    method: 'GET',
    path: '/api/bulletin-drafts',
    summary: 'Every bulletin that was asked for, and the quarters one may be made of',
    access: 'bulletin.make',
    status: 200,
    answer: bulletinDrafts,
  },
  makeBulletin: {
    method: 'POST',
    path: '/api/bulletin-drafts',
    summary: 'Have the bulletin of a quarter made; another edition says what it corrects',
    access: 'bulletin.make',
    body: makeBulletinBody,
    once: true,
    status: 201,
    answer: bulletinDraft,
  },
  readBulletinDraft: {
    method: 'GET',
    path: '/api/bulletin-drafts/{id}',
    summary: 'One bulletin that was asked for, and how far it is',
    access: 'bulletin.make',
    status: 200,
    answer: bulletinDraft,
  },
  reviewBulletin: {
    method: 'POST',
    path: '/api/bulletin-drafts/{id}/review',
    summary: 'Say that one has read a bulletin through',
    access: 'bulletin.make',
    body: z.object({}),
    status: 200,
    answer: bulletinDraft,
  },
  publishBulletin: {
    method: 'POST',
    path: '/api/bulletin-drafts/{id}/publish',
    summary: 'Publish a reviewed bulletin that others made and reviewed',
    access: 'bulletin.publish',
    body: z.object({}),
    status: 200,
    answer: bulletinDraft,
  },
  dropBulletin: {
    method: 'DELETE',
    path: '/api/bulletin-drafts/{id}',
    summary: 'Give a bulletin up that is not published',
    access: 'bulletin.make',
    status: 200,
    answer: bulletinDraft,
  },
} as const satisfies Record<string, Endpoint>
